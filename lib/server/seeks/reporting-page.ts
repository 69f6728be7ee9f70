/** Whose measurements these are: one open page of a video, and who sat before it. */
export type ReportingPage = { readonly videoId: string; readonly userId: string; readonly pageId: string }

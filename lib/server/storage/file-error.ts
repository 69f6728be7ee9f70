import 'server-only'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EACCES: 'It may not be read: permission was denied.',
  EPERM: 'The operating system does not permit it.',
  EISDIR: 'It is a folder.',
  ELOOP: 'Its symbolic links lead in a circle.',
  EIO: 'The disk could not be read (input/output error). Check the disk and the cable.',
  ENXIO: 'It is not a regular file.',
  ENOSPC: 'The disk of the data folder is full. Make room and import again.',
  EDQUOT: 'The quota of the data folder is used up. Make room and import again.',
  EROFS: 'The data folder cannot be written to: its file system is read-only.',
  EXDEV: 'It is on another file system than the data folder, so it cannot be linked. Leave --link out to copy it.',
  EMLINK: 'It has too many hard links already. Leave --link out to copy it.',
  EMFILE: 'Too many files are open. Import fewer files at once.',
  ENAMETOOLONG: 'Its name is too long for the file system.',
}

/** Why a file operation failed, for people, without naming a path. Throws what is no failure of a file system. */
export function describeFileError(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
  return REASONS[error.code] ?? `The operating system refused it (${error.code}).`
}

/** Where the theme is kept. */
export const THEME_KEY = 'framemark.theme'

/** Shows the theme that is kept before the first paint: it stands in the page before anything else is loaded. */
export const THEME_SCRIPT = `try{const t=JSON.parse(localStorage.getItem('${THEME_KEY}'));if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`

// Presents the 45-minute cut: `npm run talk`. Further arguments go to Slidev.
import process from 'node:process'

process.env.DECK_CUT = 'talk'
await import('./present.ts')

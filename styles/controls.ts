// What only the bar of controls and the presenter's pages look like: icons, and the type of the notes.
import 'uno:icons.css'
import 'uno:typography.css'

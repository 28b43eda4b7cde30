// Whether a title is a sentence: it has a finite verb. A list, since English has no simple rule for it; a title
// that uses a verb which is missing here adds it.

const AUXILIARIES = 'am is are was were be been has have had do does did can cannot could may might must shall should will would need let'

/** Verbs that form s, ed and ing regularly, by spelling rules. */
const REGULAR = `accept add adopt agree allow answer appear argue arrive ask assume attract avoid back balance blame block book
  borrow bounce break bring build buffer burn call cancel carry cascade cause challenge change chase check claim clear climb close
  collapse collect commit compare compete compute confirm contradict converge convert copy correct cost count cover crash create credit cross
  cure decide declare decompose decouple defend degrade delay deliver demand deny depend deploy describe deserve destroy detect
  differ disagree disappear discover divide dominate double doubt drain draw drift drop earn emerge enable end ensure enter estimate
  evacuate evict exceed exist expect expire explain expose extend fade fail fall fear file fill finish fit fix flip flow follow force
  form free gain gather gauge generate grow guess happen harm help hide hire hold honour hope hurt ignore imagine improve increase
  inject invest isolate join judge jump keep kill land last launch lead leak lean learn leave lie lift limit list listen live load
  lock look lower mail make manage mark marshal matter measure meet melt mend merge migrate miss mix move multiply name narrate notice
  observe obsess offer open operate order outgrow outlast outlive overlap overload overtake overturn owe own park pass pause pay pile
  place plan play point poll poison power practise predict prefer prepare press prevent print produce promise propagate protect prove
  provide provision publish pull punish push question queue quote race raise rank reach react read rebuild reconcile record recover
  reduce reject refuse rehearse reject release rely remain remember remove rent replace replay report request require resist respond
  rest restart restore result retire retry return reveal reverse revert ride rise risk roll rot route run sail sample save say scale
  scatter schedule score seem sell send separate serve settle shape share shed shift ship show shrink shut sign sink slow snap solve
  sort spare split spread start starve stay steal steer stop store stream strangle stretch suffer suggest suit support survive swap
  switch sync take talk teach tell test think thread throttle throw time tolerate top touch trace track trade travel treat trigger trip
  trust try turn twist use vanish vary veto visit vote wait wake walk want warm warn wash waste watch watch weigh widen win wire wonder
  work worry write yield`

/** Pasts and participles that no rule gives. */
const IRREGULAR = `beat became become began begun bent bit blew bought broke broken brought built came caught chose chosen cost crept cut
  dealt drew drawn drove ate fell fallen fed felt fought found flew forgot forgave froze gave given got gone went grew grown held
  heard hid hidden hit hurt kept knew known laid led left lent lost lied made meant met paid put quit ran ran rang read rebuilt rode
  rose said sang sank sat saw seen sent set shook shone shot shown shut slept slid sold sought spent spoke spoken spun split spread
  stood stole struck stuck sung sunk swept swore swum took taken taught tells thought threw told understood woke won wore wrote written
  go goes become becomes begin begins choose chooses come comes cut cuts find finds forget forgets get gets give gives grow grows know
  knows lose loses mean means put puts rise rises see sees set sets sit sits spend spends stand stands understand understands argues
  asks outran overran got bind binds bound`

const words = (list: string) => list.trim().split(/\s+/)

const FORMS: ReadonlySet<string> = new Set([
  ...words(AUXILIARIES),
  ...words(IRREGULAR),
  ...words(REGULAR).flatMap(formsOf),
])

function formsOf(verb: string): string[] {
  const stem = verb.replace(/e$/, '')
  const doubled = /^[^aeiou]*[aeiou][bdglmnprt]$/.test(verb) ? [`${verb}${verb.at(-1)}ed`] : []
  if (/[^aeiou]y$/.test(verb))
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`]
  return [verb, /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`, `${stem}ed`, ...doubled]
}

/** Whether a title holds a verb. */
export function hasVerb(title: string): boolean {
  return title.toLowerCase().replaceAll('’', '\'').split(/[^a-z']+/).some(word =>
    FORMS.has(word) || /(?:n't|'re|'ve|'ll|'d)$/.test(word) || /^(?:it|that|there|here|what|who|he|she|nobody|everyone)'s$/.test(word))
}

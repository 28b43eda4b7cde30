/** Addresses of slides that have gone: each leads to the slide that took over what it said. */
export const MOVED: Readonly<Record<string, string>> = {
}

/** The slide that an address shows by now: itself, or the one that took it over. */
export const currentAddress = (alias: string): string => Object.hasOwn(MOVED, alias) ? MOVED[alias]! : alias

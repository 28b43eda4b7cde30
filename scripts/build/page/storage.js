// In the page before anything else: where storage is blocked, what asks for it gets one that forgets, and where it is full,
// what does not fit is kept until the window closes. The deck says so once (components/presenting/notice.ts). Slidev and
// others read and write storage at start, unguarded.
{
  const forgets = () => {
    document.documentElement.dataset.forgets = ''
    dispatchEvent(new Event('deck:forgets'))
  }
  for (const name of ['localStorage', 'sessionStorage']) {
    try {
      window[name].getItem('')
    }
    catch {
      const kept = new Map()
      const value = {
        getItem: key => kept.get(String(key)) ?? null,
        setItem: (key, text) => void kept.set(String(key), String(text)),
        removeItem: key => void kept.delete(String(key)),
        clear: () => kept.clear(),
        key: at => [...kept.keys()][at] ?? null,
        get length() {
          return kept.size
        },
      }
      Object.defineProperty(window, name, { value, configurable: true })
      forgets()
    }
  }
  // Dark is what the page begins with.
  if (localStorage.getItem('slidev-color-schema') === 'light')
    document.documentElement.className = 'light'

  const { getItem, setItem, removeItem } = Storage.prototype
  /** What did not fit. */
  const overflow = new Map()
  const named = (storage, key) => `${storage === window.localStorage ? 'local' : 'session'} ${key}`
  Storage.prototype.setItem = function (key, text) {
    try {
      setItem.call(this, key, text)
      overflow.delete(named(this, key))
    }
    catch {
      overflow.set(named(this, key), String(text))
      forgets()
    }
  }
  Storage.prototype.getItem = function (key) {
    return overflow.get(named(this, key)) ?? getItem.call(this, key)
  }
  Storage.prototype.removeItem = function (key) {
    overflow.delete(named(this, key))
    removeItem.call(this, key)
  }
}

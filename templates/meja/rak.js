// The shelf of this browser, where what is typed lies until it is saved: one for each tab, so that two tabs with the
// same file never take each other's words. What a tab that is gone has left is found by the next one. Another site may
// be met at the same address, with files of the same names: its words lie apart.

const site = document.querySelector("meta[name=situs]")?.content ?? "";
const own = sessionStorage.getItem("rak") ?? crypto.randomUUID();

export class Shelf {
  #name;
  #prefix;

  constructor(prefix, tab) {
    this.#prefix = prefix;
    this.#name = prefix + tab;
  }

  // A copied tab knows the name of the one that it was copied from, which is still at work with it.
  static async of(path) {
    const prefix = `isian:${site}:${path}:`;
    for (const tab of [own, crypto.randomUUID()]) {
      if (!(await isTaken(prefix + tab))) {
        sessionStorage.setItem("rak", tab);
        return new Shelf(prefix, tab);
      }
    }
    throw new Error("a name that is made now is free");
  }

  keep(words) {
    try {
      if (words) localStorage.setItem(this.#name, JSON.stringify(words));
      else localStorage.removeItem(this.#name);
    } catch {
      // A browser that keeps nothing still asks before the page is left.
    }
  }

  // Its own words, or those of one tab that is gone: they are its own from now on.
  async words() {
    const left = Object.keys(localStorage).filter((name) => name.startsWith(this.#prefix) && name !== this.#name);
    for (const name of [this.#name, ...left]) {
      const words = localStorage.getItem(name);
      if (!words || (name !== this.#name && (await isTaken(name)))) continue;
      this.keep(JSON.parse(words));
      if (name !== this.#name) localStorage.removeItem(name);
      return JSON.parse(words);
    }
    return null;
  }
}

// Whether another tab is at work with a shelf; if not, this one is from now on, until it is closed.
function isTaken(name) {
  if (!navigator.locks) return Promise.resolve(false);
  return new Promise((tell) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      tell(lock === null);
      return lock && new Promise(() => {});
    });
  });
}

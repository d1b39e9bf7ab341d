// Where the phone page's sealed records and their key lie: IndexedDB, or memory where the browser has none.

/** A record as it lies there: nothing of it can be read without the key. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
  /** When it was written, Unix milliseconds. Part of what is authenticated. */
  at: number;
}

export interface Shelf {
  /** The key of everything on it; made at first use. */
  key(): Promise<CryptoKey>;
  read(name: string): Promise<Sealed | undefined>;
  write(name: string, sealed: Sealed): Promise<void>;
  drop(name: string): Promise<void>;
  /** Names of all records, with when they were written. */
  list(): Promise<{ name: string; at: number }[]>;
  /** Takes everything away, the key too. */
  empty(): Promise<void>;
}

/** It can be used and never read: not by us, not by whoever copies the database. */
export const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** Lasts as long as the page. */
export class MemoryShelf implements Shelf {
  private made: Promise<CryptoKey> | null = null;
  private readonly records = new Map<string, Sealed>();

  key(): Promise<CryptoKey> {
    this.made ??= newKey();
    return this.made;
  }

  async read(name: string): Promise<Sealed | undefined> {
    return this.records.get(name);
  }

  async write(name: string, sealed: Sealed): Promise<void> {
    this.records.set(name, sealed);
  }

  async drop(name: string): Promise<void> {
    this.records.delete(name);
  }

  async list(): Promise<{ name: string; at: number }[]> {
    return [...this.records].map(([name, { at }]) => ({ name, at }));
  }

  async empty(): Promise<void> {
    this.records.clear();
    this.made = null;
  }
}

const DATABASE = "xinqiao-crew";
const RECORDS = "records";
const KEYS = "keys";
const THE_KEY = "key";

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(RECORDS);
    request.result.createObjectStore(KEYS);
  };
  return done(request);
};

class DatabaseShelf implements Shelf {
  constructor(private readonly database: IDBDatabase) {}

  private store(name: string, mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(name, mode).objectStore(name);
  }

  async key(): Promise<CryptoKey> {
    const there: CryptoKey | undefined = await done(this.store(KEYS, "readonly").get(THE_KEY));
    if (there !== undefined) return there;
    const made = await newKey();
    // Another tab may have been faster: the first one stays.
    const store = this.store(KEYS, "readwrite");
    const first: CryptoKey | undefined = await done(store.get(THE_KEY));
    if (first !== undefined) return first;
    await done(store.put(made, THE_KEY));
    return made;
  }

  read(name: string): Promise<Sealed | undefined> {
    return done(this.store(RECORDS, "readonly").get(name));
  }

  async write(name: string, sealed: Sealed): Promise<void> {
    await done(this.store(RECORDS, "readwrite").put(sealed, name));
  }

  async drop(name: string): Promise<void> {
    await done(this.store(RECORDS, "readwrite").delete(name));
  }

  async list(): Promise<{ name: string; at: number }[]> {
    const store = this.store(RECORDS, "readonly");
    const [names, sealed] = await Promise.all([done(store.getAllKeys()), done<Sealed[]>(store.getAll())]);
    return names.map((name, index) => ({ name: String(name), at: sealed[index]?.at ?? 0 }));
  }

  async empty(): Promise<void> {
    await done(this.store(KEYS, "readwrite").clear());
    await done(this.store(RECORDS, "readwrite").clear());
  }
}

/** The browser's, or memory where it forbids that. */
export async function openShelf(): Promise<Shelf> {
  try {
    return new DatabaseShelf(await open());
  } catch {
    return new MemoryShelf();
  }
}

// Sending a form: one attempt at a time, and why the last one failed.
import { useState } from "react";

export interface Attempt {
  busy: boolean;
  /** Null while nothing has failed, or the next attempt is under way. */
  failure: unknown;
  run(send: () => Promise<void>, onFailed?: (error: unknown) => void): Promise<void>;
}

export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  return {
    busy,
    failure,
    run: async (send, onFailed) => {
      setBusy(true);
      setFailure(null);
      try {
        await send();
      } catch (error) {
        setFailure(error);
        onFailed?.(error);
      } finally {
        setBusy(false);
      }
    },
  };
}

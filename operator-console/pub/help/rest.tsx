// Everything after the first screen: a file of its own, so that the first opens fast on an old phone.
import { Asking as FullAsking } from "./asking.tsx";
import { CallBack as FullCallBack } from "./callback.tsx";
import type { Voice } from "./parts.tsx";
import { Talking as FullTalking } from "./talking.tsx";
import { type FullVoice, inFull } from "./words-talk.ts";

type Spoken<Props extends { voice: FullVoice }> = Omit<Props, "voice"> & { voice: Voice };

export const Asking = ({ voice, ...props }: Spoken<Parameters<typeof FullAsking>[0]>) => (
  <FullAsking voice={inFull(voice)} {...props} />
);
export const Talking = ({ voice, ...props }: Spoken<Parameters<typeof FullTalking>[0]>) => (
  <FullTalking voice={inFull(voice)} {...props} />
);
export const CallBack = ({ voice }: { voice: Voice }) => <FullCallBack voice={inFull(voice)} />;

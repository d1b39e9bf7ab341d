// Sound and notifications. The sound is synthesised: no asset, no codec, nothing for the content policy to allow.

let context: AudioContext | null = null;

/** Must be called from a person's gesture: browsers keep silent before one. */
export async function armSound(): Promise<boolean> {
  if (typeof AudioContext === "undefined") return false;
  context ??= new AudioContext();
  await context.resume();
  return context.state === "running";
}

export function soundIsArmed(): boolean {
  return context?.state === "running";
}

export type Urgency = 0 | 1 | 2;

/** What sounds, told apart by its tune: a caller for me rises, an alarm of the floor falls. */
export type Tune = "offer" | "alarm";

const NOTES_HZ: Record<Tune, Record<Urgency, readonly number[]>> = {
  offer: { 0: [660], 1: [660, 880], 2: [880, 660, 880, 660] },
  alarm: { 0: [784, 587], 1: [784, 587, 784, 587], 2: [988, 587, 988, 587, 988, 587] },
};
const NOTE_SECONDS = 0.22;
const QUIETEST_GAIN = 0.0001;
/** A whisper: one low note that nobody takes for either. */
const WHISPER_HZ = 392;
const WHISPER_GAIN = 0.06;

export function chime(urgency: Urgency, tune: Tune = "offer"): void {
  play(NOTES_HZ[tune][urgency], 0.12 + urgency * 0.12);
}

export function whisperSound(): void {
  play([WHISPER_HZ], WHISPER_GAIN);
}

function play(notes: readonly number[], loudness: number): void {
  const audio = context;
  if (audio === null) return;
  notes.forEach((hz, index) => {
    const at = audio.currentTime + index * NOTE_SECONDS;
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    oscillator.frequency.value = hz;
    gain.gain.setValueAtTime(QUIETEST_GAIN, at);
    gain.gain.exponentialRampToValueAtTime(loudness, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(QUIETEST_GAIN, at + 0.2);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + NOTE_SECONDS);
  });
}

/** Rises in thirds of the time that the offer has. */
export function urgencyFor(elapsed: number, total: number): Urgency {
  if (elapsed * 3 < total) return 0;
  return elapsed * 3 < total * 2 ? 1 : 2;
}

/** Pause between two chimes, in milliseconds: shorter as it gets more urgent. */
export const CHIME_EVERY_MS: Record<Urgency, number> = { 0: 3_000, 1: 2_000, 2: 1_500 };

export type NotificationState = "granted" | "denied" | "default" | "unsupported";

export function notificationState(): NotificationState {
  return typeof Notification === "undefined" ? "unsupported" : Notification.permission;
}

/** Asks once; the answer is the browser's. */
export async function askForNotifications(): Promise<NotificationState> {
  if (typeof Notification === "undefined") return "unsupported";
  return Notification.requestPermission();
}

/** Shown over other windows. Never give it a caller's words or name: it stays on a lock screen. */
export function notify(title: string, body: string): void {
  if (notificationState() !== "granted") return;
  try {
    const shown = new Notification(title, { body, tag: "xinqiao", requireInteraction: false });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Some phones only allow notifications from a service worker, which the console does not have.
  }
}

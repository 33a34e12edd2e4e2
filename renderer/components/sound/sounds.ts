/**
 * The floor's four sounds, made on the spot so that they come without delay and need no file. They differ in pitch, length and
 * rhythm, not in loudness alone: right = one short high note; wrong = two long low buzzes; finished = three notes going up; doubt = the
 * same middle note twice, as a question.
 */
export type Sound = 'right' | 'wrong' | 'finished' | 'doubt';

type Note = { readonly fromMs: number; readonly lastsMs: number; readonly hertz: number; readonly wave: OscillatorType; readonly gain: number };

export const notesOf: Readonly<Record<Sound, readonly Note[]>> = {
  right: [{ fromMs: 0, lastsMs: 90, hertz: 1568, wave: 'sine', gain: 0.28 }],
  wrong: [
    { fromMs: 0, lastsMs: 240, hertz: 155, wave: 'sawtooth', gain: 0.34 },
    { fromMs: 320, lastsMs: 360, hertz: 131, wave: 'sawtooth', gain: 0.34 },
  ],
  doubt: [
    { fromMs: 0, lastsMs: 180, hertz: 554, wave: 'triangle', gain: 0.32 },
    { fromMs: 240, lastsMs: 300, hertz: 587, wave: 'triangle', gain: 0.32 },
  ],
  finished: [
    { fromMs: 0, lastsMs: 110, hertz: 1047, wave: 'triangle', gain: 0.3 },
    { fromMs: 110, lastsMs: 110, hertz: 1319, wave: 'triangle', gain: 0.3 },
    { fromMs: 220, lastsMs: 260, hertz: 1568, wave: 'triangle', gain: 0.32 },
  ],
};

let context: AudioContext | null = null;
let playing: GainNode | null = null;

const opened = (): AudioContext => {
  context ??= new AudioContext({ latencyHint: 'interactive' });
  if (context.state === 'suspended') void context.resume();
  return context;
};

/** Opens the sound card ahead of the first verdict: that takes longer than drawing one. */
export const prepareSounds = (): void => {
  try {
    opened();
  } catch {
    // No sound card.
  }
};

/** Plays a sound at once; the one still playing is cut off, so that the newest verdict is the one heard. Silent without a sound card. */
export const playSound = (sound: Sound): void => {
  try {
    const card = opened();
    playing?.disconnect();
    const out = card.createGain();
    out.connect(card.destination);
    playing = out;
    const now = card.currentTime;
    for (const note of notesOf[sound]) {
      const from = now + note.fromMs / 1000;
      const until = from + note.lastsMs / 1000;
      const oscillator = card.createOscillator();
      const envelope = card.createGain();
      oscillator.type = note.wave;
      oscillator.frequency.value = note.hertz;
      // Soft edges: a square cut clicks.
      envelope.gain.setValueAtTime(0, from);
      envelope.gain.linearRampToValueAtTime(note.gain, from + 0.006);
      envelope.gain.setValueAtTime(note.gain, until - 0.02);
      envelope.gain.linearRampToValueAtTime(0, until);
      oscillator.connect(envelope).connect(out);
      oscillator.start(from);
      oscillator.stop(until + 0.01);
    }
  } catch {
    // No sound card: the verdict still stands on the screen in colour, shape and words.
  }
};

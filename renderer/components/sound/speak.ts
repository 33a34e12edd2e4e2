import i18next from 'i18next';

/** A voice of the window's language that speaks without the network; the packer's eyes are on the goods. */
const voiceHere = (): SpeechSynthesisVoice | undefined => {
  const wanted = i18next.language === 'en' ? 'en' : 'zh';
  return window.speechSynthesis.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().startsWith(wanted));
};

/** Says a few words aloud where the PC has a voice; what is still being said is cut off. Silent elsewhere: the words stand on the screen. */
export const sayAloud = (words: string): void => {
  try {
    const voice = voiceHere();
    if (voice === undefined) return;
    window.speechSynthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 1.3;
    window.speechSynthesis.speak(utterance);
  } catch {
    // No speech on this PC.
  }
};

export const FirstRunScreen = () => null;

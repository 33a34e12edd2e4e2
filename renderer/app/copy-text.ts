/**
 * Puts text on the clipboard, as a person's copying does: pages of ours are given no clipboard right of their own. The focus
 * comes back to where it was. False = the system did not take it.
 */
export const copyText = (text: string): boolean => {
  const before = document.activeElement;
  let taken = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor needs a right that no page of ours has
  const asked = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  if (before instanceof HTMLElement) before.focus();
  return asked && taken;
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxMessage } from '../../../shared/contract/sync.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { figure } from '../../i18n/format.ts';
import { canFile, canRetry, canSkip } from './chosen-messages.ts';

/** What a person decides on messages, and what came of it in words. `onDone` after each that went through. */
export const useDecisions = (onDone: () => void) => {
  const { t } = useTranslation('sync');
  const [said, setSaid] = useState<string | undefined>(undefined);
  const [retry, skip, file] = [useCommand(backroom.sync.retry), useCommand(backroom.sync.skip), useCommand(backroom.sync.putInFile)];
  const tell = (words: string, left: number): void => {
    setSaid(left > 0 ? `${words} ${t('bar.left', { n: figure(left) })}` : words);
    onDone();
  };
  const forget = (): void => {
    setSaid(undefined);
    retry.forget();
    skip.forget();
    file.forget();
  };
  return {
    said, busy: retry.busy || skip.busy || file.busy, refusal: retry.refusal ?? skip.refusal ?? file.refusal, forget,
    retry: async (rows: readonly OutboxMessage[]): Promise<void> => {
      const outboxIds = rows.filter(canRetry).map(({ id }) => id);
      if (outboxIds.length === 0) return;
      forget();
      const answer = await retry.run({ outboxIds });
      if (answer?.ok === true) tell(t('bar.retried', { n: figure(answer.value.retried) }), answer.value.left);
    },
    file: async (rows: readonly OutboxMessage[]): Promise<void> => {
      const outboxIds = rows.filter(canFile).map(({ id }) => id);
      if (outboxIds.length === 0) return;
      forget();
      const answer = await file.run({ outboxIds });
      if (answer?.ok === true) tell(t('bar.filed', { n: figure(answer.value.put), files: figure(answer.value.files) }), answer.value.left);
    },
    skip: async (rows: readonly OutboxMessage[], reason: string): Promise<boolean> => {
      const outboxIds = rows.filter(canSkip).map(({ id }) => id);
      if (outboxIds.length === 0) return false;
      forget();
      const answer = await skip.run({ outboxIds, reason });
      if (answer?.ok === true) tell(t('bar.skipped', { n: figure(answer.value.skipped) }), answer.value.left);
      return answer?.ok === true;
    },
  };
};

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StubDetail } from '../../../shared/contract/stubs.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './stub-pane.module.css';

type ActionProps = { readonly stub: StubDetail };

const CopyAction = ({ stub }: ActionProps) => {
  const { t } = useTranslation('stubs');
  const copy = useCommand(() => backroom.stubs.exportCopy({ parcelId: stub.parcelId }));
  const [file, setFile] = useState<string | null>(null);
  return (
    <>
      <Button
        icon={<Icon name="file" size={15} />}
        busy={copy.busy}
        disabled={stub.picture === null}
        title={t('action.copyHelp')}
        data-testid="copy-stub"
        onClick={() =>
          void copy.run().then((answer) => {
            if (answer?.ok === true) setFile(answer.value?.file ?? null);
          })
        }
      >
        {t('action.copy')}
      </Button>
      {file !== null && <p role="status" className={styles['said']}>{t('action.copied', { file })}</p>}
      <RefusalNotice refusal={copy.refusal} />
    </>
  );
};

/** ST-3: a claim begins at the stub. */
const ClaimAction = ({ stub }: ActionProps) => {
  const { t } = useTranslation('claims');
  const mayEdit = useMay('claims.edit');
  if (!mayEdit) return null;
  return (
    <Button icon={<Icon name="claims" size={15} />} data-testid="claim-stub" onClick={() => go('claims', { kind: 'claim_parcel', parcelId: stub.parcelId })}>
      {t('action.new')}
    </Button>
  );
};

/** What can be done with a stub, in order; each is a button of its own and says itself when it cannot be done. */
const actions: readonly { readonly key: string; readonly render: (props: ActionProps) => ReactNode }[] = [
  { key: 'copy', render: ({ stub }) => <CopyAction stub={stub} /> },
  { key: 'claim', render: ({ stub }) => <ClaimAction stub={stub} /> },
];

export const StubActions = ({ stub }: ActionProps) => {
  const { t } = useTranslation('stubs');
  return (
    <div className={styles['actions']} role="group" aria-label={t('action.list')}>
      {actions.map(({ key, render }) => (
        <div key={key}>{render({ stub })}</div>
      ))}
    </div>
  );
};

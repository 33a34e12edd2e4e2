import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serializeTemplate } from '../../../../shared/domain/printing/serialize-template.ts';
import type { Refusal } from '../../../../shared/domain/result.ts';
import { useSpoken } from '../../../i18n/use-spoken.ts';
import { backroom } from '../../../api/client.ts';
import { useMay } from '../../../app/session.ts';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { RefusalNotice, WarningNotice } from '../../../components/refusal-notice.tsx';
import { Tag } from '../../../components/tag.tsx';
import { templateOf } from '../editing/draft.ts';
import { IconButton } from '../inspector/controls.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { DataChooser } from './data-chooser.tsx';
import { closeSession, isChanged, redoStep, select, sessionNow, shownDraft, standOn, startAnew, undoStep, useSession, wasSaved } from './editor-store.ts';
import { ElementList } from './element-list.tsx';
import { Stage } from './stage.tsx';
import { actualScale, fit, useStage, zoomTo } from './stage-store.ts';
import { ToolBar } from './tool-bar.tsx';
import { useDrawing, type Drawing } from './use-drawing.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { VersionsPanel } from './versions-panel.tsx';
import styles from './editor.module.css';

type Props = { readonly onCopy: (templateId: string) => Promise<Refusal | undefined> };

/** One template: what it prints in the middle, what is on it at the left, what is selected at the right. */
export const Editor = ({ onCopy }: Props) => {
  const { t } = useTranslation('templates');
  const draft = useSession(shownDraft);
  const changed = useSession(isChanged);
  const { templateId, shipped, basedOn, newest } = useSession((session) => session);
  const order = useStage((state) => state.order);
  const mayEdit = useMay('settings.edit');
  const readOnly = shipped || !mayEdit;
  const { drawing, refusal: notDrawn } = useDrawing(draft, order?.id ?? null);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const [savedVersion, setSavedVersion] = useState<number | null>(null);
  const saving = useRef(false);
  const root = useRef<HTMLDivElement>(null);

  const again = async (): Promise<void> => {
    const answer = await backroom.templates.get({ templateId, version: null });
    if (answer.ok) startAnew(answer.value);
    setRefusal(answer.ok ? undefined : answer.refusal);
  };
  const save = async (over = false): Promise<void> => {
    const session = sessionNow();
    if (session === undefined || readOnly || saving.current || !(isChanged(session) || over)) return;
    saving.current = true;
    const sent = session.history.present;
    const current = over ? await backroom.templates.get({ templateId, version: null }) : null;
    const base = current?.ok === true ? current.value.template.version : session.basedOn;
    const template = JSON.parse(serializeTemplate(templateOf(sent))) as Record<string, unknown>;
    const answer = await backroom.templates.save({ templateId, basedOn: base, template });
    const after = answer.ok ? await backroom.templates.get({ templateId, version: null }) : null;
    saving.current = false;
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return;
    }
    if (over) standOn(answer.value.version);
    wasSaved(answer.value.version, after?.ok === true ? after.value.versions : session.versions, sent);
    setRefusal(undefined);
    setSavedVersion(answer.value.version);
  };
  useEditorKeys({ readOnly, onSave: () => void save() });
  const toInspector = (): void => {
    const pane = root.current?.querySelector('[data-testid="template-inspector"]');
    (pane?.querySelector<HTMLElement>('[data-edit]') ?? pane?.querySelector<HTMLElement>('input, select'))?.focus();
  };
  const firstProblem = [...drawing.problems.keys()][0];

  return (
    <div ref={root} className={styles['editor']} role="region" aria-label={t('editor.label')}>
      <header className={styles['bar']}>
        <IconButtonBack label={t('editor.back')} onClick={closeSession} />
        <TemplateName />
        {shipped && <Tag>{t('card.shipped')}</Tag>}
        {changed && <Tag tone="amber">{t('editor.unsaved')}</Tag>}
        <span className={styles['gap']} />
        <DataChooser />
        {!shipped && <VersionsPanel mayEdit={mayEdit} />}
        <span className={styles['rule']} />
        {shipped ? (
          mayEdit && <Button kind="primary" onClick={() => void onCopy(templateId).then(setRefusal)}>{t('editor.copyAndEdit')}</Button>
        ) : (
          <>
            {changed && <Discard onDiscard={() => void again()} />}
            <Button kind="primary" keys="Ctrl S" disabled={readOnly || !changed} onClick={() => void save()}>{t('editor.save')}</Button>
          </>
        )}
      </header>
      <div className={styles['bar']} data-second>
        <ToolBar disabled={readOnly} onRefused={setRefusal} />
        <span className={styles['rule']} />
        <UndoRedo disabled={readOnly} />
        <span className={styles['gap']} />
        <State drawing={drawing} savedVersion={changed ? null : savedVersion} readOnly={readOnly} mayEdit={mayEdit} onShow={() => firstProblem !== undefined && select([firstProblem])} />
        <Sheets count={drawing.sheetCount} />
        <Zoom />
      </div>
      {(refusal ?? notDrawn) !== undefined && (
        <div className={styles['notice']}>
          <RefusalNotice refusal={refusal ?? notDrawn} action={refusal?.code === 'template.changed_meanwhile' ? (
            <>
              <Button onClick={() => void again()}>{t('editor.discard')}</Button>
              <Button kind="primary" onClick={() => void save(true)}>{t('editor.saveOver')}</Button>
            </>
          ) : undefined} />
        </div>
      )}
      {basedOn < newest && refusal === undefined && <div className={styles['notice']}><WarningNotice>{t('editor.olderDraft', { version: basedOn })}</WarningNotice></div>}
      <div className={styles['body']}>
        <ElementList drawing={drawing} />
        <Stage drawing={drawing} readOnly={readOnly} onEdit={toInspector} />
        <Inspector drawing={drawing} readOnly={readOnly} />
      </div>
    </div>
  );
};

const IconButtonBack = ({ label, onClick }: { readonly label: string; readonly onClick: () => void }) => (
  <button type="button" className={styles['back']} aria-label={label} title={label} onClick={onClick}>
    <Icon name="back" />
  </button>
);

const TemplateName = () => {
  const { t } = useTranslation('templates');
  const { name, paper } = useSession((session) => shownDraft(session).head);
  const spoken = useSpoken();
  return (
    <h1 className={styles['name']}>
      <span>{spoken === 'en' ? name.en : name.zh}</span>
      <em>{t('card.size', { w: paper.widthHmm / 100, h: paper.heightHmm / 100 })}</em>
    </h1>
  );
};

const Discard = ({ onDiscard }: { readonly onDiscard: () => void }) => {
  const { t } = useTranslation('templates');
  const [sure, setSure] = useState(false);
  return (
    <Button kind={sure ? 'danger' : 'quiet'} onClick={() => (sure ? onDiscard() : setSure(true))} onBlur={() => setSure(false)}>
      {t(sure ? 'editor.discardSure' : 'editor.discard')}
    </Button>
  );
};

const UndoRedo = ({ disabled }: { readonly disabled: boolean }) => {
  const { t } = useTranslation('templates');
  const { past, future } = useSession((session) => session.history);
  return (
    <>
      <IconButton icon="undo" label={t('editor.undo')} keys="Ctrl Z" disabled={disabled || past.length === 0} onClick={undoStep} />
      <IconButton icon="redo" label={t('editor.redo')} keys="Ctrl Shift Z" disabled={disabled || future.length === 0} onClick={redoStep} />
    </>
  );
};

type StateProps = { readonly drawing: Drawing; readonly savedVersion: number | null; readonly readOnly: boolean; readonly mayEdit: boolean; readonly onShow: () => void };

/** One line on how things stand. */
const State = ({ drawing, savedVersion, readOnly, mayEdit, onShow }: StateProps) => {
  const { t } = useTranslation('templates');
  const problems = drawing.problems.size + (drawing.whole === null ? 0 : 1);
  if (problems > 0) {
    return (
      <button type="button" className={styles['problems']} onClick={onShow}>
        {t('editor.problems', { n: problems })}
      </button>
    );
  }
  if (readOnly) return <span className={styles['state']}>{t(mayEdit ? 'editor.readOnly' : 'editor.notAllowed')}</span>;
  return <span className={styles['state']} role="status">{savedVersion === null ? '' : t('editor.saved', { version: savedVersion })}</span>;
};

const Sheets = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation('templates');
  const sheet = Math.min(useStage((state) => state.sheet), count - 1);
  if (count < 2) return null;
  const turn = (to: number): void => useStage.setState({ sheet: to });
  return (
    <span className={styles['sheets']}>
      <button type="button" aria-label={t('data.previous')} disabled={sheet === 0} onClick={() => turn(sheet - 1)}>‹</button>
      {t('data.sheet', { n: sheet + 1, total: count })}
      <button type="button" aria-label={t('data.next')} disabled={sheet === count - 1} onClick={() => turn(sheet + 1)}>›</button>
    </span>
  );
};

const Zoom = () => {
  const { t } = useTranslation('templates');
  const scale = useStage((state) => state.view.scale);
  const paper = useSession((session) => shownDraft(session).head.paper);
  return (
    <span className={styles['zoom']} role="group" aria-label={t('zoom.label')}>
      <IconButton icon="minus" label={t('zoom.out')} keys="Ctrl -" onClick={() => zoomTo(scale * 0.8)} />
      <button type="button" className={styles['percent']} title={`${t('zoom.actual')}（Ctrl 1）`} onClick={() => zoomTo(actualScale)}>
        {Math.round((scale / actualScale) * 100)}%
      </button>
      <IconButton icon="plus" label={t('zoom.in')} keys="Ctrl +" onClick={() => zoomTo(scale * 1.25)} />
      <IconButton icon="fit" label={t('zoom.fit')} keys="Ctrl 0" onClick={() => fit(paper)} />
    </span>
  );
};

import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openScale } from '../../electron/scales/open-scale.ts';
import { openSerialScale } from '../../electron/scales/serial-scale.ts';
import type { OpenScale } from '../../electron/scales/scale.ts';
import { createScaleDesk, type ScaleDesk } from '../../electron/use-cases/scales/scale-desk.ts';
import { noScale, type ScaleSettings } from '../../shared/contract/scales.ts';
import type { ScaleNow } from '../../shared/domain/scales/scale-now.ts';
import { canStandIn, startStandInScale, type StandInScale } from '../support/stand-in-scale.ts';
import { codeOf, mustBe } from '../support/shop.ts';

/** Pulled and put back in tenths of a second, not in seconds. */
const openQuickly: OpenScale = (device, choice, tell) => (device.kind === 'serial' ? openSerialScale(device, choice, tell, 100) : openScale(device, choice, tell));

let scale: StandInScale;
let desk: ScaleDesk;
let told: ScaleNow[];

const settings = (more: Partial<ScaleSettings> = {}): ScaleSettings => ({
  ...noScale, on: true, device: { kind: 'serial', path: scale.path, baudRate: 9600 }, ...more,
});
const until = async (wanted: (now: ScaleNow) => boolean, limitMs = 8000): Promise<ScaleNow> => {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const now = desk.now();
    if (wanted(now)) return now;
    if (performance.now() > deadline) throw new Error(`the scale says ${JSON.stringify(now)}`);
    await pause(10);
  }
};
const ready = (now: ScaleNow): boolean => now.condition === 'ready';

describe.skipIf(!canStandIn())('a scale on a serial port', () => {
  beforeEach(async () => {
    scale = await startStandInScale();
    told = [];
    desk = createScaleDesk({ openScale: openQuickly, clock: () => performance.now(), tell: (now) => told.push(now) });
  });
  afterEach(async () => {
    await desk.close();
    await scale.close();
  });

  test('PK-6: continuous: what it speaks is found out, its weight may be taken when it rests', async () => {
    scale.keepSaying('ST,GS,+  0.612kg\r\n');
    desk.use(settings());
    expect(await until(ready)).toEqual({ line: 'open', words: '', protocol: 'status', condition: 'ready', weightG: 612 });
    expect(mustBe(desk.weight())).toBe(612);
    expect(told.at(-1)?.line).toBe('open');
  });

  test.each([
    ['SICS', 'SI\r\n', 'S S      0.612 kg\r\n', 'sics'], ['A&D', 'Q\r\n', 'ST,+00612.0  g\r\n', 'status'], ['CAS', '\x11', `\x01\x02S  0.612kg${String.fromCharCode(
      [...'S  0.612kg'].reduce((sum, character) => sum ^ character.charCodeAt(0), 0))}\x03\x04`, 'cas'],
  ])('PK-6: on demand: %s is asked until it answers', async (_name, question, reply, protocol) => {
    scale.answer((asked) => (asked.endsWith(question) ? reply : asked.endsWith('\x05') ? '\x06' : undefined));
    desk.use(settings());
    expect(await until(ready, 15_000)).toMatchObject({ protocol, weightG: 612 });
  });

  test('PK-6: on demand: a scale that answers is asked nothing else; one that speaks by itself is left in peace', async () => {
    scale.answer((asked) => (asked.endsWith('SI\r\n') ? 'S S      0.612 kg\r\n' : undefined));
    desk.use(settings({ protocol: 'sics' }));
    await until(ready);
    expect(scale.heard().replaceAll('SI\r\n', '')).toBe('');
    scale.answer(() => undefined);
    scale.keepSaying('S S      0.700 kg\r\n');
    await until((now) => now.weightG === 700 && now.condition === 'ready');
    await pause(300);
    const before = scale.heard().length;
    await pause(500);
    expect(scale.heard().length).toBe(before);
  });

  test('PK-6: unstable, then stable; the weight is the one at rest', async () => {
    scale.keepSaying('US,GS,+  0.350kg\r\n');
    desk.use(settings());
    await until((now) => now.condition === 'unstable');
    expect(codeOf(desk.weight())).toBe('scale.unstable');
    scale.keepSaying('ST,GS,+  0.612kg\r\n');
    await until(ready);
    expect(mustBe(desk.weight())).toBe(612);
  });

  test('PK-6: unplugged in the middle: refused at once, and it comes back by itself', async () => {
    scale.keepSaying('ST,GS,+  0.612kg\r\n');
    desk.use(settings());
    await until(ready);
    await scale.unplug();
    const lost = await until((now) => now.line === 'fault');
    expect(lost).toMatchObject({ condition: 'nothing', weightG: null });
    expect(lost.words).not.toBe('');
    expect(codeOf(desk.weight())).toBe('scale.unplugged');
    await scale.plugIn();
    await until(ready);
    expect(mustBe(desk.weight())).toBe(612);
  });

  test('PK-6: silence: the last weight grows old and is refused', async () => {
    scale.keepSaying('ST,GS,+  0.612kg\r\n');
    desk.use(settings());
    await until(ready);
    scale.keepSaying('');
    await until((now) => now.condition === 'stale');
    expect(codeOf(desk.weight())).toBe('scale.stale');
  });

  test.each([
    ['less than nothing', 'ST,GS,-  0.612kg\r\n', 'scale.negative'], ['nothing on it', 'ST,GS,+  0.000kg\r\n', 'scale.empty'], ['too much', 'OL,GS,+  9.999kg\r\n', 'scale.overload'],
  ])('PK-6: %s is refused in words', async (_what, message, code) => {
    scale.keepSaying(message);
    desk.use(settings());
    await until((now) => now.condition !== 'nothing');
    await pause(500);
    expect(codeOf(desk.weight())).toBe(code);
  });

  test('PK-6: garbage gives no weight, and what comes after it is read', async () => {
    desk.use(settings());
    await until((now) => now.line === 'open');
    for (let part = 0; part < 40; part += 1) scale.say(String.fromCharCode(...Array.from({ length: 64 }, (_, index) => (index * 37 + part * 101) % 256)));
    await pause(300);
    expect(codeOf(desk.weight())).toBe('scale.nothing');
    scale.keepSaying('ST,GS,+  0.612kg\r\n');
    await until(ready);
    expect(mustBe(desk.weight())).toBe(612);
  });

  test('PK-6: the same parcel resting is read once', async () => {
    scale.keepSaying('ST,GS,+  0.612kg\r\n');
    desk.use(settings());
    await until(ready);
    desk.taken();
    await pause(700);
    expect(codeOf(desk.weight())).toBe('scale.already_taken');
    scale.keepSaying('ST,GS,+  0.000kg\r\n');
    await until((now) => now.condition === 'empty');
    scale.keepSaying('ST,GS,+  0.845kg\r\n');
    await until(ready);
    expect(mustBe(desk.weight())).toBe(845);
  });

  test('PK-6: another scale is chosen, or none: the port is let go first', async () => {
    scale.keepSaying('ST,GS,+  0.612kg\r\n');
    desk.use(settings());
    await until(ready);
    desk.use(settings({ protocol: 'status', unit: 'g' }));
    expect(desk.now()).toMatchObject({ line: 'opening', condition: 'nothing' });
    await until(ready);
    desk.use(noScale);
    expect(desk.now()).toMatchObject({ line: 'off', weightG: null });
    expect(codeOf(desk.weight())).toBe('scale.off');
    expect(told.at(-1)).toMatchObject({ line: 'off' });
  });

  test('PK-6: a port that is not there says so, and so does a USB scale that is not plugged in', async () => {
    desk.use(settings({ device: { kind: 'serial', path: '/dev/no-such-port', baudRate: 9600 } }));
    expect((await until((now) => now.line === 'fault')).words).not.toBe('');
    desk.use(settings({ device: { kind: 'hid', vendorId: 0x0922, productId: 0x8003, serialNumber: '' } }));
    expect((await until((now) => now.line === 'fault')).words).not.toBe('');
    expect(codeOf(desk.weight())).toBe('scale.unplugged');
  });
});

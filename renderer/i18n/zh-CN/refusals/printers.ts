/** Printers (PR-4, PR-9): calibration and who prints what. */
export const printersRefusals = {
  calibration_marks_swapped: { what: '两个十字量反了：A 在 {{near}} mm，B 在 {{far}} mm。', todo: 'A 在左上，B 在右下；都从纸的左边和上边量起。' },
  calibration_scale: { what: '两个十字相距 {{mm}} mm，应为 {{trueMm}} mm，差了 {{percent}} %：没有打印机会差这么多。', todo: '多半量错或填错了，请再量一次；也看看打印机设置里是否开了“缩放到纸张”。' },
  calibration_offset: { what: '整张偏了 {{mm}} mm，超过 30 mm。', todo: '多半是纸没有放对或选错了纸。放好纸，重新打印校准页再量。' },
  calibration_drift: { what: '每张偏移 {{mm}} mm，超过 2 mm。', todo: '多半是填错了第几张，或纸张尺寸选错了。请再量一次。' },
  calibration_unknown: { what: '打印机 {{printer}} 的这种纸没有校准过。', todo: '列表已经更新，请再看一眼。' },
  nothing_of_its_own: { what: '{{courierCode}}没有单独设置{{kind}}。', todo: '列表已经更新，请再看一眼。' },
} as const;

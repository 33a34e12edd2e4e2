/** PK-9: what the packing table's camera, and what it took, can refuse. */
export const mediaRefusals = {
  off: { what: '打包拍照已经关掉，没有存。', todo: '要拍照请店长在“设置 · 打包拍照”里打开。' },
  not_a_picture: { what: '摄像头给的不是照片或视频，没有存。', todo: '照常打包；换一个摄像头，或在设置里另选一个。' },
  parcel_gone: { what: '这个包裹已经交走或作废，不能再添照片。', todo: '不用处理。' },
  too_many: { what: '一个包裹最多存 {{most}} 份照片和视频。', todo: '已有的都在，不用再拍。' },
  unknown: { what: '没有这份照片或视频。', todo: '列表已经更新，请再看一眼。' },
  disposed: { what: '这份照片或视频过了保留期，已经清理。', todo: '要留得更久，请店长在“设置 · 打包拍照”里改。' },
  lost: { what: '这份照片或视频的文件不见了，或者被改过。', todo: '看看数据文件夹里的 media 是不是被人动过；备份里没有照片。' },
};

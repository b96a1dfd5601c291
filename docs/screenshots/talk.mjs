// What is said on the pictures, in both languages.

export const talks = {
  en: {
    languageOfTheDesk: 'en',
    visitor: { name: 'Emma Brooks', locale: 'en' },
    opening: 'Hello, the kettle arrived with a dent.',
    lines: [
      { from: 'agent', text: 'Hello Emma, I am sorry. A new one, or your money back?' },
      { from: 'visitor', text: 'A new one, please. Do I have to send the old one back?' },
      { from: 'note', text: 'Second dent from this batch, I told the warehouse.' },
      { from: 'agent', text: 'No, keep it. The new one leaves today.' },
      { from: 'visitor', text: 'That is kind of you, thank you.' },
    ],
    others: [
      { name: 'Lucas Meyer', text: 'Is the blue one in stock again next week?', accept: true, answer: 'Yes, from Tuesday on.' },
      { name: '王芳', text: '请问可以开发票吗？', accept: true, answer: null },
      { name: 'Sofia Rossi', text: 'Which size should I take at 172 cm?', accept: false, answer: null },
    ],
  },
  'zh-CN': {
    languageOfTheDesk: 'zh_CN',
    visitor: { name: '李雷', locale: 'zh-CN' },
    opening: '你好，包裹收到了，但是里面的水壶有一处凹痕。',
    lines: [
      { from: 'agent', text: '您好，非常抱歉。您希望换一个新的，还是退款？' },
      { from: 'visitor', text: '换一个新的吧。旧的需要寄回吗？' },
      { from: 'note', text: '这一批的第二个凹痕，已经告诉仓库。' },
      { from: 'agent', text: '不用寄回。新的今天发出，预计周四送到。' },
      { from: 'visitor', text: '好的，谢谢你。' },
    ],
    others: [
      { name: '韩梅梅', text: '蓝色的下周会补货吗？', accept: true, answer: '会的，周二开始。' },
      { name: '王芳', text: '请问可以开发票吗？', accept: true, answer: null },
      { name: 'Lucas Meyer', text: 'Do you ship to Germany?', accept: false, answer: null },
    ],
  },
};

// The demo shop: four things, a cart in this browser, two languages, and the chat.
'use strict';

// Calls to the chat may be made before it has loaded.
window.qiao =
  window.qiao ||
  function () {
    (window.qiao.q = window.qiao.q || []).push(arguments);
  };

const products = [
  {
    id: 'kettle',
    price: 89,
    name: { en: 'Iron kettle', zh: '铸铁水壶' },
    line: { en: '1.2 l, for stove and embers', zh: '1.2 升，可用明火' },
  },
  {
    id: 'teapot',
    price: 64,
    name: { en: 'Clay teapot', zh: '紫砂茶壶' },
    line: { en: 'Thrown by hand in Yixing', zh: '宜兴手工制作' },
  },
  {
    id: 'cups',
    price: 28,
    name: { en: 'Two river cups', zh: '河纹对杯' },
    line: { en: 'Thin porcelain, 120 ml', zh: '薄胎白瓷，120 毫升' },
  },
  {
    id: 'tea',
    price: 19,
    name: { en: 'Spring green tea', zh: '明前绿茶' },
    line: { en: 'First picking, 100 g', zh: '头采，100 克' },
  },
];

const texts = {
  en: {
    title: 'Bridge & Leaf',
    skip: 'To the content',
    shop: 'Shop',
    cart: 'Cart',
    other: '中文',
    heroTitle: 'Tea, and what it is made with',
    heroLine: 'A small shop by an old bridge. Everything is packed by hand.',
    heroButton: 'Look at the kettle',
    shelf: 'On the shelf',
    add: 'Put into the cart',
    ask: 'Ask about this',
    facts1: 'Leaves within one working day',
    facts2: 'Thirty days to change your mind',
    facts3: 'A real person answers your questions',
    added: 'It is in your cart.',
    cartTitle: 'Your cart',
    empty: 'Nothing here yet.',
    remove: 'Remove',
    total: 'Total',
    checkout: 'To the checkout',
    checkoutTitle: 'Checkout',
    name: 'Name',
    address: 'Address',
    email: 'E-mail',
    order: 'Place the order',
    failed: 'The payment did not go through. Your cart is safe; ask us in the chat.',
    footer: 'A demo shop. Nothing is sold and nothing is sent.',
    signIn: 'Sign in as 李雷 (VIP 3)',
    signedIn: 'Signed in as 李雷 (VIP 3)',
  },
  zh: {
    title: '桥与叶',
    skip: '跳到内容',
    shop: '商店',
    cart: '购物车',
    other: 'English',
    heroTitle: '茶，与泡茶的器物',
    heroLine: '老桥边的小店，每一件都亲手包装。',
    heroButton: '看看这把水壶',
    shelf: '在售',
    add: '加入购物车',
    ask: '咨询这件商品',
    facts1: '一个工作日内发货',
    facts2: '三十天无理由退换',
    facts3: '真人客服为您解答',
    added: '已加入购物车。',
    cartTitle: '购物车',
    empty: '购物车还是空的。',
    remove: '移除',
    total: '合计',
    checkout: '去结算',
    checkoutTitle: '结算',
    name: '姓名',
    address: '地址',
    email: '邮箱',
    order: '提交订单',
    failed: '支付没有成功，购物车已保留，请在聊天窗口联系我们。',
    footer: '演示商店，不会真的出售或发货。',
    signIn: '以 李雷（VIP 3）身份登录',
    signedIn: '已登录：李雷（VIP 3）',
  },
};

const storedLanguage = localStorage.getItem('shop.language');
let language = storedLanguage || (/^zh/i.test(navigator.language) ? 'zh' : 'en');

function text(name) {
  return texts[language][name];
}

function price(amount) {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency: language === 'zh' ? 'CNY' : 'USD',
  }).format(language === 'zh' ? amount * 7 : amount);
}

function cart() {
  try {
    const ids = JSON.parse(localStorage.getItem('shop.cart') || '[]');
    return Array.isArray(ids) ? ids.filter((id) => products.some((product) => product.id === id)) : [];
  } catch {
    return [];
  }
}

function setCart(ids) {
  localStorage.setItem('shop.cart', JSON.stringify(ids));
  draw();
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function drawShelf(shelf) {
  shelf.replaceChildren(
    ...products.map((product) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: `product.html?id=${product.id}` },
          element('img', { src: `${product.id}.svg`, alt: '', width: 400, height: 300 }),
          element(
            'div',
            {},
            element('h3', { textContent: product.name[language] }),
            element('p', { textContent: product.line[language] }),
            element('span', { className: 'price', textContent: price(product.price) }),
          ),
        ),
      ),
    ),
  );
}

function shownProduct() {
  const id = new URLSearchParams(location.search).get('id');
  return products.find((product) => product.id === id) || products[0];
}

function drawProduct(place) {
  const product = shownProduct();
  place.querySelector('img').src = `${product.id}.svg`;
  place.querySelector('h1').textContent = product.name[language];
  place.querySelector('.soft').textContent = product.line[language];
  place.querySelector('.price').textContent = price(product.price);
  document.title = `${product.name[language]} · ${text('title')}`;
}

function drawCart(place) {
  const ids = cart();
  place.replaceChildren(
    ...ids.map((id, index) => {
      const product = products.find((each) => each.id === id);
      const remove = element('button', { className: 'quiet', type: 'button', textContent: text('remove') });
      remove.setAttribute('aria-label', `${text('remove')}: ${product.name[language]}`);
      remove.addEventListener('click', () => setCart(ids.filter((_, other) => other !== index)));
      return element(
        'li',
        {},
        element('img', { src: `${id}.svg`, alt: '', width: 96, height: 72 }),
        element('strong', { textContent: product.name[language] }),
        element('span', { className: 'price', textContent: price(product.price) }),
        remove,
      );
    }),
  );
  const total = ids.reduce((sum, id) => sum + products.find((product) => product.id === id).price, 0);
  document.querySelector('[data-total]').textContent = price(total);
  document.querySelector('[data-empty]').hidden = ids.length > 0;
  document.querySelector('[data-full]').hidden = ids.length === 0;
}

function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = text(document.body.dataset.title || 'title');
  for (const place of document.querySelectorAll('[data-text]')) {
    place.textContent = text(place.dataset.text);
  }
  const switcher = document.querySelector('.language');
  switcher.textContent = text('other');
  switcher.lang = language === 'zh' ? 'en' : 'zh-CN';
  drawSignIn();
  document.querySelector('[data-count]').textContent = cart().length ? ` (${cart().length})` : '';
  for (const [selector, paint] of [
    ['.shelf', drawShelf],
    ['.product', drawProduct],
    ['.list', drawCart],
  ]) {
    const place = document.querySelector(selector);
    if (place) {
      paint(place);
    }
  }
}

// A shop's own server signs who somebody is; here the relay does, as it knows the demo site's secret.
const signIn = element('button', { className: 'quiet', type: 'button' });

async function identify() {
  const answer = await fetch('identity');
  if (answer.ok) {
    window.qiao('identify', (await answer.json()).identity);
    sessionStorage.setItem('shop.customer', 'lilei');
    draw();
  }
}

function drawSignIn() {
  const isSignedIn = sessionStorage.getItem('shop.customer') !== null;
  signIn.textContent = text(isSignedIn ? 'signedIn' : 'signIn');
  signIn.disabled = isSignedIn;
  document.querySelector('footer').append(element('br', {}), signIn);
}

function listen(selector, event, run) {
  document.querySelector(selector)?.addEventListener(event, run);
}

signIn.addEventListener('click', () => void identify());

listen('.language', 'click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('shop.language', language);
  window.qiao('setLocale', language === 'zh' ? 'zh-CN' : 'en');
  draw();
});

listen('[data-add]', 'click', () => {
  setCart([...cart(), shownProduct().id]);
  document.querySelector('.notice').textContent = text('added');
  window.qiao('track', 'cart.add', { product: shownProduct().id });
});

listen('[data-ask]', 'click', () => {
  const product = shownProduct();
  window.qiao('sendProduct', {
    id: product.id,
    name: product.name[language],
    price: price(product.price),
    image: new URL(`${product.id}.svg`, location.href).href,
    url: location.href,
  });
});

listen('form', 'submit', (event) => {
  event.preventDefault();
  // This checkout always fails, so that there is something to ask about.
  document.querySelector('.notice').textContent = text('failed');
  window.qiao('track', 'error', { code: 'pay_timeout' });
});

if (storedLanguage) {
  window.qiao('update', { locale: language === 'zh' ? 'zh-CN' : 'en' });
}
window.qiao('track', 'page', {});
draw();

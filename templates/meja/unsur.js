// Elements of a page, made by a script.

// about: its properties, or attributes where it has no property of that name.
export function made(tag, about, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

export function button(name, act, about = {}) {
  const element = made("button", { type: "button", ...about }, name);
  element.addEventListener("click", act);
  return element;
}

(() => {
  'use strict';
  const language = document.documentElement.lang;
  const moment = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language,
    { dateStyle: 'long', timeStyle: 'short' });
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: 'short' });
  const zoneOf = (date) => zone.formatToParts(date).find((part) => part.type === 'timeZoneName').value;
  document.querySelectorAll('time:not([data-day])').forEach((time) => {
    const date = new Date(time.dateTime);
    time.title = time.textContent;
    time.textContent = moment.format(date) + ' ' + zoneOf(date);
  });

  const stale = document.querySelector('.stale');
  const age = () => {
    if (Date.now() - Date.parse(stale.dataset.made) > 600000) {
      stale.hidden = false;
      document.body.classList.add('aged');
    }
  };
  if (stale) {
    age();
    setInterval(age, 10000);
  }

  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language,
    { dateStyle: 'long', timeZone: 'UTC' });
  document.querySelectorAll('.bar').forEach((bar) => {
    const box = bar.parentElement;
    const told = box.querySelector('.day');
    const words = bar.closest('section').dataset;
    const last = bar.dataset.letters.length - 1;
    let at = last;
    const tell = (index) => {
      at = Math.max(0, Math.min(last, index));
      const date = new Date(Date.parse(bar.dataset.today) - (last - at) * 86400000);
      const row = box.querySelector('time[datetime="' + date.toISOString().slice(0, 10) + '"]');
      const story = row
        ? Array.from(row.closest('tr').querySelectorAll('td'), (cell) => cell.textContent).join(', ')
        : bar.dataset.letters[at] === 'u' ? words.unknown : words.works;
      told.textContent = day.format(date) + ': ' + story;
    };
    bar.tabIndex = 0;
    bar.addEventListener('pointermove', (event) => {
      const edges = bar.getBoundingClientRect();
      tell(Math.floor((event.clientX - edges.left) / edges.width * (last + 1)));
    });
    bar.addEventListener('pointerdown', (event) => {
      const edges = bar.getBoundingClientRect();
      tell(Math.floor((event.clientX - edges.left) / edges.width * (last + 1)));
    });
    bar.addEventListener('focus', () => tell(at));
    bar.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, Home: -last, End: last }[event.key];
      if (step) {
        event.preventDefault();
        tell(at + step);
      }
    });
  });
})();

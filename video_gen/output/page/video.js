"use strict";
(() => {
  const video = document.querySelector("video");
  const player = document.querySelector(".player");
  const follow = document.getElementById("follow");
  const trouble = document.querySelector(".trouble");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const timed = (selector) =>
    [...document.querySelectorAll(selector)].map((link) => ({
      link,
      start: Number(link.dataset.start),
      end: Number(link.dataset.end),
    }));
  const lists = [
    { entries: timed(".line"), current: null, followed: true },
    { entries: timed(".chapters a"), current: null, followed: false },
  ];
  let whole = null;

  /* The entry that is being said: the last that has begun, unless it is over. */
  function entryAt(entries, time) {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle].start <= time + 0.02) low = middle + 1;
      else high = middle;
    }
    const found = entries[low - 1];
    return found && time < found.end ? found : null;
  }

  function light() {
    for (const list of lists) {
      const entry = entryAt(list.entries, video.currentTime);
      if (entry === list.current) continue;
      if (list.current) list.current.link.removeAttribute("aria-current");
      if (entry) entry.link.setAttribute("aria-current", "true");
      list.current = entry;
      if (entry && list.followed && follow.checked && !video.paused) show(entry.link);
    }
  }

  /* Brings a line into the middle part of the window, if it is not there; on a narrow page that is below the video. */
  function show(link) {
    const box = link.getBoundingClientRect();
    const top = innerWidth < 992 ? player.offsetHeight : innerHeight * 0.15;
    if (box.top >= top && box.bottom <= innerHeight * 0.85) return;
    const middle = (top + innerHeight) / 2;
    scrollBy({ top: box.top - middle, behavior: calm.matches ? "instant" : "smooth" });
  }

  function tick() {
    light();
    if (!video.paused && !video.ended) requestAnimationFrame(tick);
  }

  function reaches(time) {
    const ranges = video.seekable;
    return ranges.length > 0 && ranges.end(ranges.length - 1) >= time - 0.05;
  }

  /* In what comes from a host without range requests nobody can seek: it is then fetched as a whole, once. */
  async function makeSeekable() {
    if (whole || location.protocol === "file:" || reaches(video.duration)) return;
    whole = (async () => {
      const answer = await fetch(video.currentSrc);
      if (!answer.ok) throw new Error(answer.statusText);
      const address = URL.createObjectURL(await answer.blob());
      const { currentTime, paused } = video;
      const loaded = new Promise((resolve) => video.addEventListener("loadedmetadata", resolve, { once: true }));
      video.src = address;
      await loaded;
      video.currentTime = currentTime;
      if (!paused) video.play().catch(() => {});
    })().catch(() => say("This host does not let a browser seek in the video."));
  }

  async function seek(time, { play }) {
    await whole;
    video.currentTime = time;
    if (play) await video.play().catch(() => {});
    light();
  }

  function say(words) {
    trouble.textContent = words;
    trouble.hidden = false;
  }

  function timeIn(hash) {
    const found = /^#t=(\d+(?:\.\d+)?)$/.exec(hash);
    return found ? Number(found[1]) : null;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-start]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    seek(Number(link.dataset.start), { play: true });
  });
  addEventListener("hashchange", () => {
    const time = timeIn(location.hash);
    if (time !== null) seek(time, { play: false });
  });
  video.addEventListener("loadedmetadata", makeSeekable);
  if (video.readyState > 0) makeSeekable();
  video.addEventListener("play", tick);
  video.addEventListener("seeked", light);
  video.addEventListener("timeupdate", light);
  video.addEventListener("error", () => say("The video cannot be played: is it still beside this page?"));

  const time = timeIn(location.hash);
  if (time !== null) seek(time, { play: false });
})();

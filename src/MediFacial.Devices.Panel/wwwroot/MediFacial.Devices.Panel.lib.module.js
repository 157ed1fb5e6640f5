// What only a browser can do: hold a finger, sound, beat, and stop without a circuit. Loaded by blazor.web.js as this library's initializer.

const sounds = (() => {
  let context = null;
  let timer = 0;
  let waitingFor = null;

  const unlock = () => {
    context ??= new AudioContext();
    if (context.state !== 'running') context.resume().then(show, () => {});
    show();
  };

  // The prompt lets taps through: it must never stand between a hand and a control.
  const show = () => {
    const on = context?.state === 'running';
    document.querySelectorAll('[data-sound-prompt]').forEach(prompt => { prompt.hidden = on; });
    if (on && waitingFor) { const sound = waitingFor; waitingFor = null; play(sound); }
  };

  // Alarm pulses: a fundamental below 1 kHz with at least four harmonics, soft flanks (IEC 60601-1-8 as in the notes on alarms).
  const pulse = (at, hertz, length, level, harmonics) => {
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(level, at + 0.02);
    gain.gain.setValueAtTime(level, at + length - 0.03);
    gain.gain.linearRampToValueAtTime(0, at + length);
    gain.connect(context.destination);
    harmonics.forEach((share, index) => {
      const tone = context.createOscillator();
      const part = context.createGain();
      tone.frequency.value = hertz * (index + 1);
      part.gain.value = share;
      tone.connect(part).connect(gain);
      tone.start(at);
      tone.stop(at + length + 0.02);
    });
  };

  const rich = [0.34, 0.26, 0.2, 0.14, 0.1, 0.08];
  const soft = [0.5, 0.16, 0.06];
  const bursts = {
    stepEnds: [[0, 523, 0.22], [0.26, 659, 0.34]],
    stepEnded: [[0, 659, 0.22], [0.26, 523, 0.22], [0.52, 784, 0.5]],
    attention: [[0, 587, 0.2], [0.3, 587, 0.2]],
    // As the room's own sounder plays them (Core, Burst): starts of the pulses in seconds, and their length.
    alarmLow: [0, 0.38].map(at => [at, 440, 0.18]),
    alarmMedium: [[0, 494, 0.18], [0.38, 440, 0.18], [0.76, 392, 0.18]],
    alarmHigh: [0, 0.22, 0.44, 0.88, 1.1, 1.74, 1.96, 2.18, 2.62, 2.84].map((at, index) => [at, [523, 440, 392, 523, 440][index % 5], 0.14]),
  };
  const loud = { stepEnds: 0.35, stepEnded: 0.4, attention: 0.4, alarmLow: 0.4, alarmMedium: 0.6, alarmHigh: 0.9 };
  const everyMs = (name, escalated) => name === 'alarmHigh' ? (escalated ? 5480 : 7980) : name === 'alarmMedium' ? 10940 : 0;

  const play = name => {
    if (!bursts[name]) return;
    if (context?.state !== 'running') { waitingFor = name; return; }
    const alarm = name.startsWith('alarm');
    bursts[name].forEach(([at, hertz, length]) => pulse(context.currentTime + 0.02 + at, hertz, length, loud[name], alarm ? rich : soft));
  };

  // The room decides what sounds and when it is paused; here it is only played, never faster than its repeat however often it comes and goes.
  const begun = {};
  const repeat = (name, escalated) => {
    clearTimeout(timer);
    if (!name) return;
    const every = everyMs(name, escalated);
    const again = () => {
      begun[name] = Date.now();
      play(name);
      if (every) timer = setTimeout(again, every);
    };
    const since = Date.now() - (begun[name] ?? 0);
    if (since >= (every || 15000)) again();
    else if (every) timer = setTimeout(again, every - since);
  };

  addEventListener('pointerdown', unlock, { capture: true, passive: true });
  addEventListener('keydown', unlock, { capture: true, passive: true });
  return { play, repeat, show };
})();

const stop = (() => {
  let asked = 0;

  // Asked on touch, not on release: a wet finger slides. Asked again until the controller has it: leaving this page for an error page would lose the panel.
  const ask = async form => {
    if (Date.now() - asked < 700) return;
    const mine = asked = Date.now();
    form.dataset.requested = 'true';
    for (let attempt = 0; attempt < 30 && mine === asked; attempt++) {
      try {
        const answer = await fetch(form.action, {
          method: 'POST', headers: { Accept: 'application/json' }, keepalive: true, signal: AbortSignal.timeout(1500),
        });
        if (!answer.ok) { form.submit(); return; }
        setTimeout(() => { if (mine === asked) delete form.dataset.requested; }, 4000);
        return;
      } catch {
        form.dataset.requested = 'unheard';
        await new Promise(done => setTimeout(done, 300));
      }
    }
  };

  addEventListener('pointerdown', event => {
    const button = event.target.closest?.('[data-stop] button');
    if (button && event.isPrimary && event.button === 0) ask(button.form);
  }, { capture: true });
  addEventListener('submit', event => {
    if (!event.target.matches?.('[data-stop]')) return;
    event.preventDefault();
    ask(event.target);
  }, { capture: true });
})();

// A hold begins and ends in the browser: a lost circuit must not turn a tap into a start.
const holds = (() => {
  let timer = 0;
  const cancel = () => { clearTimeout(timer); document.querySelectorAll('[data-holding]').forEach(button => button.removeAttribute('data-holding')); };
  const begin = (button, event) => {
    cancel();
    if (button.disabled) return;
    button.setAttribute('data-holding', 'true');
    timer = setTimeout(() => { cancel(); button.dispatchEvent(new CustomEvent('held', { bubbles: true })); }, Number(button.dataset.hold));
    event.target.releasePointerCapture?.(event.pointerId);
  };
  addEventListener('pointerdown', event => { const button = event.target.closest?.('[data-hold]'); if (button && event.isPrimary) begin(button, event); }, { capture: true });
  addEventListener('pointerout', event => {
    const button = event.target.closest?.('[data-holding]');
    if (button && !button.contains(event.relatedTarget)) cancel();
  }, { capture: true });
  for (const end of ['pointerup', 'pointercancel', 'keyup']) addEventListener(end, cancel, { capture: true });
  // Of the window, not of a control: pressing one control takes the focus from another.
  addEventListener('blur', event => { if (event.target === window) cancel(); });
  addEventListener('keydown', event => {
    const button = document.activeElement?.closest?.('[data-hold]');
    if (button && !event.repeat && (event.key === 'Enter' || event.key === ' ')) begin(button, event);
  }, { capture: true });
  addEventListener('contextmenu', event => { if (event.target.closest?.('[data-hold], [data-stop]')) event.preventDefault(); });
})();

const connection = (() => {
  let beating = 0;
  const attach = panel => {
    clearInterval(beating);
    const beat = async () => { try { await panel.invokeMethodAsync('Beat'); } catch { /* no circuit: the room sees that nobody beats */ } };
    beating = setInterval(beat, 1000);
    beat();
    document.documentElement.dataset.live = 'true';
    sounds.show();
  };
  // Blazor gives up after a while; a panel on a wall must not.
  const comeBack = async () => {
    try {
      await fetch('/healthz', { cache: 'no-store' });
      location.reload();
    } catch {
      setTimeout(comeBack, 2000);
    }
  };
  addEventListener('components-reconnect-state-changed', event => {
    if (['failed', 'rejected', 'resume-failed'].includes(event.detail?.state)) comeBack();
  }, { capture: true });
  return { attach };
})();

addEventListener('click', event => {
  if (event.target.closest?.('[data-theme-switch]')) {
    const theme = document.documentElement.dataset.theme === 'light' ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
    document.cookie = `medifacial-theme=${theme}; path=/; max-age=315360000; samesite=strict`;
  }
});

window.medifacialPanel = { attach: connection.attach, play: sounds.play, alarm: sounds.repeat };

export function beforeWebStart(options) {
  options.circuit = options.circuit || {};
  options.circuit.reconnectionOptions = { maxRetries: 30, retryIntervalMilliseconds: 1000 };
}

export function afterWebStarted(blazor) {
  blazor.registerCustomEventType('held', { createEventArgs: () => ({}) });
}

/** What surveys look like, beside what all of ours does. */
export const STYLE = `
.survey{padding:20px;gap:12px}
.survey form,.end{display:grid;gap:14px;grid-template-columns:minmax(0,1fr)}
h2{font-size:17px;font-weight:650;line-height:1.35;overflow-wrap:anywhere;padding-inline-end:32px}
h2:focus-visible{outline:none}
.about{overflow-wrap:anywhere}
.end{text-align:center;padding:12px 0}
.end h2{padding-inline:32px}
.popover,.survey.bubble{width:380px;bottom:max(12px,env(safe-area-inset-bottom))}
.popover.right,.bubble.right{right:max(12px,env(safe-area-inset-right))}
.popover.left,.bubble.left{left:max(12px,env(safe-area-inset-left))}
button.bubble{position:fixed;bottom:max(16px,env(safe-area-inset-bottom));pointer-events:auto;border-radius:999px;max-width:calc(100vw - 24px);
box-shadow:0 4px 16px #0003}
.bottom_bar{left:0;right:0;bottom:0;max-width:none;width:auto;border-radius:var(--round) var(--round) 0 0;border-width:1px 0 0;
padding-bottom:max(20px,env(safe-area-inset-bottom))}
.bottom_bar>*,.full_screen>*{width:100%;max-width:640px;margin-inline:auto}
.bottom_bar>.close,.full_screen>.close{width:auto;margin:0}
.full_screen{inset:0;width:100vw;height:100dvh;max-width:none;max-height:none;border-radius:0;border:0;justify-content:safe center;
padding:max(24px,env(safe-area-inset-top)) max(24px,env(safe-area-inset-right)) max(24px,env(safe-area-inset-bottom)) max(24px,env(safe-area-inset-left))}
.full_screen:not([open]):is(dialog){display:none}
.full_screen::backdrop{background:none}
.embedded,.link{position:static;max-width:none;max-height:none;box-shadow:none;animation:none}
.link{max-width:640px;margin:max(24px,8vh) auto;border:0}
.progress{height:4px;border-radius:2px;background:var(--soft);overflow:hidden;width:calc(100% - 36px)}
.progress span{display:block;height:100%;background:var(--accent);transition:width .2s}
.scale{display:flex;gap:6px}
.scale.long{gap:3px}
.step{position:relative;flex:1 1 0;min-width:0;min-height:44px;display:grid;place-items:center;cursor:pointer}
.step input{position:absolute;inset:0;width:100%;height:100%;opacity:0;margin:0}
.step.numbers{border:1px solid var(--line);border-radius:8px;font-variant-numeric:tabular-nums}
.step:hover{background:var(--soft);border-radius:8px}
.step.numbers:has(:checked){background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:650}
.step:has(:focus-visible){outline:3px solid var(--accent);outline-offset:1px;border-radius:8px}
.step svg{width:min(36px,100%);height:36px}
.step.faces{color:var(--quiet)}
.step.faces:has(:checked){color:var(--on);background:var(--accent);border-radius:8px}
.stars:has(:checked) path,.stars:has(~.stars :checked) path{fill:var(--accent);stroke:var(--accent)}
.ends{margin-top:4px;align-items:start}
.ends span:last-child{text-align:end}
.choices{display:grid;gap:6px}
.choice{display:flex;gap:10px;align-items:center;min-height:44px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;cursor:pointer;overflow-wrap:anywhere}
.choice:hover{background:var(--soft)}
.choice:has(:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.ranking{list-style:none;display:grid;gap:6px;counter-reset:rank}
.rank{counter-increment:rank;display:flex;align-items:center;gap:4px;border:1px solid var(--line);border-radius:8px;background:var(--back);cursor:grab;user-select:none}
.grip{flex:none;align-self:stretch;display:grid;align-items:center;width:36px;padding-inline-start:12px;color:var(--quiet);touch-action:none}
.grip::before{content:counter(rank)}
.rank span{flex:1;overflow-wrap:anywhere}
.rank button{padding:10px;touch-action:manipulation}
.rank svg{width:20px;height:20px}
.matrix{display:grid;gap:4px;padding-block:8px;border-top:1px solid var(--line)}
.line{font-weight:600;overflow-wrap:anywhere}
.cells{display:flex;flex-wrap:wrap;gap:2px}
.cell{flex:1 1 64px;display:grid;justify-items:center;align-content:start;gap:2px;text-align:center;font-size:13px;padding:6px 2px;min-height:44px;cursor:pointer;border-radius:8px;overflow-wrap:anywhere}
.cell:hover{background:var(--soft)}
.way{display:inline-grid;place-items:center;min-height:44px;padding:8px 14px;border:1px solid var(--accent);border-radius:8px;color:var(--ink);font-weight:600;text-decoration:underline;overflow-wrap:anywhere}
[data-wrong]:is(input,textarea){border-color:var(--bad)}
@media (max-width:480px){.popover,.survey.bubble{left:0!important;right:0!important;bottom:0;width:auto;max-width:none;border-radius:var(--round) var(--round) 0 0;
padding-bottom:max(20px,env(safe-area-inset-bottom))}.scale.long{display:grid;grid-template-columns:repeat(6,1fr)}}
@media (prefers-reduced-motion:reduce){.progress span{transition:none}}
`;

/** What the bubble and its panel look like. */
export const STYLE = `
.bubble{position:fixed;pointer-events:auto;display:flex;gap:8px;align-items:center;box-shadow:0 4px 16px #0003;border-radius:999px;padding:8px 16px}
.bubble svg{width:20px;height:20px}
.bubble.bottom_right,.panel.bottom_right{right:max(16px,env(safe-area-inset-right));bottom:max(16px,env(safe-area-inset-bottom))}
.bubble.bottom_left,.panel.bottom_left{left:max(16px,env(safe-area-inset-left));bottom:max(16px,env(safe-area-inset-bottom))}
.bubble.right,.bubble.left{top:50%;transform:translateY(-50%);writing-mode:vertical-rl;border-radius:8px 0 0 8px;padding:16px 8px}
.bubble.right{right:0}
.bubble.left{left:0;border-radius:0 8px 8px 0}
.panel.right,.panel.left{top:50%;translate:0 -50%}
.panel.right{right:12px}
.panel.left{left:12px}
.panel{width:340px}
form{display:grid;gap:12px;padding:20px}
fieldset{border:0;display:grid;gap:12px;min-width:0}
legend{font-weight:600;padding-inline-end:36px}
.moods{display:flex;justify-content:space-between}
.mood{position:relative;display:grid;place-items:center;width:48px;height:48px;border-radius:50%;cursor:pointer;color:var(--quiet)}
.mood:hover{background:var(--soft)}
.mood input{position:absolute;inset:0;width:100%;height:100%;opacity:0}
.mood svg{width:34px;height:34px}
.mood:has(:checked){color:var(--on);background:var(--accent)}
.mood:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.pick{font-size:14px}
.agree{font-size:14px;min-height:44px}
.thanks{padding:28px 52px 28px 20px;font-weight:600}
.box{position:fixed;outline:3px solid var(--accent);background:color-mix(in srgb,var(--accent) 15%,transparent);border-radius:2px;pointer-events:none}
.hint{position:fixed;left:50%;top:max(16px,env(safe-area-inset-top));translate:-50%;background:#1c1917;color:#fff;padding:4px 4px 4px 16px;border-radius:8px;
max-width:calc(100vw - 32px);width:max-content;display:flex;gap:8px;align-items:center}
.off{pointer-events:auto;flex:none;padding:10px;border-color:transparent;background:none}
.off:hover{background:#fff3}
.off svg{width:20px;height:20px}
@media (max-width:440px){.panel{left:12px!important;right:12px!important;width:auto}}
`;

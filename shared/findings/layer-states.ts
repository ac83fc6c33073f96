import { LAYER_STATE_KEYS, type LayerState, type LayerStateKey, type Verdict } from '../model/verdict.ts'

const UNREAD_SETTINGS: ReadonlySet<string> = new Set(['block-public-access', 'access-control-list'])

/** What each of the eleven layers says. An inferred verdict is no proof, so its layer stays `not-checked` as well. */
export function layerStatesOf(verdict: Verdict): Readonly<Record<LayerStateKey, LayerState>> {
  const known = verdict.basis === 'stated' || verdict.basis === 'proven'
  const stateOf = (key: LayerStateKey): LayerState => (known && verdict.layer === key ? 'denies' : 'not-checked')
  return {
    'identity-based-policy': stateOf('identity-based-policy'),
    'resource-based-policy': stateOf('resource-based-policy'),
    'service-control-policy': stateOf('service-control-policy'),
    'resource-control-policy': stateOf('resource-control-policy'),
    'permissions-boundary': stateOf('permissions-boundary'),
    'session-policy': stateOf('session-policy'),
    'vpc-endpoint-policy': stateOf('vpc-endpoint-policy'),
    'kms-key-policy': stateOf('kms-key-policy'),
    'role-trust-policy': stateOf('role-trust-policy'),
    'block-public-access': stateOf('block-public-access'),
    'access-control-list': stateOf('access-control-list'),
  }
}

/** Every layer that nobody looked at, with the reason in words. */
export function notCheckedOf(verdict: Verdict): { readonly layer: LayerStateKey; readonly why: string }[] {
  const states = layerStatesOf(verdict)
  return LAYER_STATE_KEYS.filter((key) => states[key] === 'not-checked').map((layer) => ({ layer, why: whyNotChecked(layer, verdict) }))
}

function whyNotChecked(layer: LayerStateKey, verdict: Verdict): string {
  const unread = UNREAD_SETTINGS.has(layer) ? 'the setting was not read' : 'the policy was not read'
  return verdict.basis === 'inferred' && verdict.layer === layer ? `inferred from the facts of the request; ${unread}` : unread
}

/** A form for a new password or PIN: the current password, the new secret, and the same once more. */
import { ProblemError } from '@/api/problem'

interface NewSecret {
  /** The password of the log-in, which proves who asks. */
  current: string
  fresh: string
  repeated: string
}

/** `store` sends it; `unlike` is what to say when the repetition differs. What was typed is wiped once it is stored. */
export function newSecret(store: (typed: NewSecret) => Promise<unknown>, unlike: string, done: () => void) {
  const form = reactive<NewSecret>({ current: '', fresh: '', repeated: '' })
  const errors = reactive<Record<string, string>>({})
  const refusal = ref('')
  const busy = ref(false)

  async function save(): Promise<void> {
    refusal.value = ''
    for (const key of Object.keys(errors)) delete errors[key]
    if (form.fresh !== form.repeated) {
      errors.repeated = unlike
      return
    }
    busy.value = true
    try {
      await store(form)
      Object.assign(form, { current: '', fresh: '', repeated: '' })
      done()
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      Object.assign(errors, error.fields)
      if (Object.keys(error.fields).length === 0) refusal.value = error.message
    } finally {
      busy.value = false
    }
  }

  return { form, errors, refusal, busy, save }
}

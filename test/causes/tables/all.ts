import type { CauseCase, QuestionCase } from '../cause-case.ts'
import { BUCKET_AND_OBJECT } from './bucket-and-object.ts'
import { CALLER } from './caller.ts'
import { KEYS } from './keys.ts'
import { ORGANIZATION } from './organization.ts'
import { RESOURCE } from './resource.ts'
import { SERVICES, SERVICE_QUESTIONS } from './services.ts'
import { SIGNING } from './signing.ts'
import { TERRAFORM, TERRAFORM_QUESTIONS } from './terraform.ts'
import { WHO_CALLED } from './who-called.ts'

/** Every denial of the table of causes. */
export const CAUSES: readonly CauseCase[] = [
  ...CALLER,
  ...WHO_CALLED,
  ...RESOURCE,
  ...ORGANIZATION,
  ...KEYS,
  ...SIGNING,
  ...BUCKET_AND_OBJECT,
  ...TERRAFORM,
  ...SERVICES,
]

/** Every text of the table that is no denial. */
export const QUESTIONS: readonly QuestionCase[] = [...TERRAFORM_QUESTIONS, ...SERVICE_QUESTIONS]

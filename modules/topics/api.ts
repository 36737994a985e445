/** The REST of topics, under /api/v1: the same verbs as the pages, JSON by the schemas beside, refusals as problem+json. */
import type { App } from '#platform/http'
import { hangComparisonApi } from './comparison-api.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { hangLiveApi } from './live-api.ts'
import { hangMapApi } from './map-api.ts'
import { hangMemberListApi } from './member-list-api.ts'
import { hangReleaseApi } from './release-api.ts'
import { hangSourceApi } from './source-api.ts'
import { hangVocabularyApi } from './vocabulary-api.ts'

export function hangTopicsApi(app: App, needs: TopicsNeeds): void {
  hangMapApi(app, needs)
  hangVocabularyApi(app, needs)
  hangSourceApi(app, needs)
  hangReleaseApi(app, needs)
  hangMemberListApi(app, needs)
  hangComparisonApi(app, needs)
  hangLiveApi(app, needs)
}

/** What machines read of one publication. **Source**: schema.org NewsArticle and Event, as of version 29. */
import { excerptOf } from '#platform/markdown'
import { addressOf, type Head } from '#platform/page'
import type { Language } from '#platform/words'
import type { OrganisationId } from '#modules/members'
import type { Event } from './event.ts'
import { pageOf } from './frame.part.tsx'
import type { Publication } from './publication.ts'
import { changedAt, readIn } from './twin.ts'
import { ADDRESSES } from './words.ts'

type Told = { readonly language: Language; readonly origin: string; readonly publisher: string; readonly organisation: (id: OrganisationId) => string | undefined }

export function headOf(publication: Publication, { language, origin, publisher, organisation }: Told): Head {
  const { twin, language: spoken } = readIn(publication.twins, language)
  const { event, publishAt, images, id } = publication
  const description = excerptOf(twin.text)
  const [picture] = images
  const common = {
    url: origin + pageOf(publication, language),
    inLanguage: spoken,
    ...(description === '' ? {} : { description }),
    ...(picture === undefined ? {} : { image: origin + addressOf(ADDRESSES.image, language, { file: picture.file }) }),
  }
  return {
    ...(description === '' ? {} : { description }),
    isArticle: event === undefined,
    ...(picture === undefined ? {} : { picture: { address: addressOf(ADDRESSES.image, language, { file: picture.file }), alt: picture.alt[language] ?? picture.alt.de ?? '' } }),
    ...(event === undefined ? {} : { forms: [{ type: 'text/calendar', says: twin.title, to: addressOf(ADDRESSES.oneCalendar, language, { id }) }] }),
    data:
      event === undefined
        ? { '@type': 'NewsArticle', headline: twin.title, ...common, datePublished: publishAt?.toISOString(), dateModified: changedAt(publication.twins)?.toISOString(), publisher: { '@type': 'Organization', name: publisher } }
        : { '@type': 'Event', name: twin.title, ...common, ...placeOf(event), startDate: event.startsAt.toISOString(), endDate: event.endsAt.toISOString(), eventStatus: 'https://schema.org/EventScheduled', organizer: [publisher, ...event.organisers.flatMap((one) => organisation(one) ?? [])].map((name) => ({ '@type': 'Organization', name })) },
  }
}

function placeOf({ place, online, registration }: Event): object {
  const attended = place === undefined ? 'Online' : online === undefined ? 'Offline' : 'Mixed'
  const places = [...(place === undefined ? [] : [{ '@type': 'Place', name: place, address: place }]), ...(online === undefined || registration !== 'none' ? [] : [{ '@type': 'VirtualLocation', url: online }])]
  return { eventAttendanceMode: `https://schema.org/${attended}EventAttendanceMode`, ...(places.length === 0 ? {} : { location: places }) }
}

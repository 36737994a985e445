/** What machines read of an organisation that everybody may see. **Source**: schema.org Organization, as of version 29. */
import type { Head } from '#platform/page'
import type { Language } from '#platform/words'
import { fieldName } from './field.ts'
import { nameIn, type Organisation } from './organisation.ts'

export function headOf(organisation: Organisation, language: Language): Head {
  const { website, email, phone, place, country, shortName, fields } = organisation
  const address = place === undefined && country === undefined ? {} : { address: { '@type': 'PostalAddress', ...(place === undefined ? {} : { addressLocality: place }), ...(country === undefined ? {} : { addressCountry: country }) } }
  const said = Object.entries({ alternateName: shortName, url: website, email, telephone: phone }).filter(([, value]) => value !== undefined)
  const about = fields.map((field) => fieldName(field, language))
  return {
    description: [nameIn(organisation, language), place, about.join(', ')].filter((part) => part !== undefined && part !== '').join(' · '),
    data: { '@type': 'Organization', name: nameIn(organisation, language), ...Object.fromEntries(said), ...address, ...(about.length === 0 ? {} : { knowsAbout: about }) },
  }
}

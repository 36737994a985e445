import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { fieldsOf, openApiOf } from './openapi.ts'

const Seat = z.strictObject({ name: z.string().max(80), website: z.url().optional() })

test('doors become paths with what they take and answer, by the schemas they read by', () => {
  const told = openApiOf(
    [
      { method: 'get', path: '/api/v1/seats/:id', summary: { de: 'Ein Sitz', en: 'One seat' }, query: z.object({ day: z.string().optional(), kind: z.enum(['a', 'b']) }), answers: { 200: Seat, 304: null } },
      { method: 'post', path: '/api/v1/seats/:id', summary: { de: 'Ändern', en: 'Change' }, body: Seat, answers: { 200: Seat } },
    ],
    'en',
    { title: 'Seats', version: '1' },
  )
  assert.partialDeepStrictEqual(told, {
    openapi: '3.1.1',
    paths: {
      '/api/v1/seats/{id}': {
        get: { summary: 'One seat', parameters: [{ name: 'id', in: 'path', required: true }, { name: 'day', in: 'query', required: false }, { name: 'kind', in: 'query', required: true, schema: { enum: ['a', 'b'] } }], responses: { 304: { description: 'One seat' } } },
        post: { requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', required: ['name'], additionalProperties: false, properties: { name: { type: 'string', maxLength: 80 } } } } } } },
      },
    },
  })
})

test('fields are told to people: by their path, of several choices together, in the language of the page', () => {
  const Choice = z.discriminatedUnion('did', [z.strictObject({ did: z.literal('noted') }), z.strictObject({ did: z.literal('set-aside'), reason: z.string().meta({ de: 'warum', en: 'why' }) })])
  const Shape = z.strictObject({ seats: z.array(z.strictObject({ name: z.string(), day: z.iso.date().optional() })), next: z.string().optional() })
  assert.deepEqual(fieldsOf(Choice, 'input', 'de'), [{ name: 'did', kind: '"noted" | "set-aside"', isNeeded: true, told: undefined }, { name: 'reason', kind: 'string', isNeeded: false, told: 'warum' }])
  assert.deepEqual(fieldsOf(Shape, 'output', 'en').map(({ name, kind, isNeeded }) => `${name} ${kind} ${isNeeded}`), ['seats object[] true', 'seats[].name string true', 'seats[].day date false', 'next string false'])
  const told = openApiOf([{ method: 'post', path: '/api/v1/seats', summary: { de: 'x', en: 'x' }, body: Choice, answers: { 201: null }, isTagged: true }], 'en', { title: 'Seats', version: '1' })
  assert.match(JSON.stringify(told), /"description":"why"/)
  assert.match(JSON.stringify(told), /"operationId":"postSeats".*"If-Match"/)
})

/** Choosing what a list shows, by a form whose choice stands in the address. */
type Choice = readonly [value: string, label: string]

type PickerNeeds = { readonly name: string; readonly label: string; /** What stands there where nothing is chosen. */ readonly any: string; readonly chosen: string | undefined; readonly options: readonly Choice[] }

export const Picker = ({ name, label, any, chosen, options }: PickerNeeds) => (
  <label>
    <span>{label}</span>
    <select name={name}>
      <option value="">{any}</option>
      {options.map(([value, told]) => (
        <option key={value} value={value} selected={value === chosen}>{told}</option>
      ))}
    </select>
  </label>
)

/** Text to look for. */
export const Searching = ({ name, label, text }: { readonly name: string; readonly label: string; readonly text: string | undefined }) => (
  <label>
    <span>{label}</span>
    <input type="search" name={name} value={text} maxLength={200} />
  </label>
)

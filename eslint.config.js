import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

/** The layers of the project: a file may import only from its own layer and those listed after it; paper and pages to read know nothing of each other. */
const LAYERS = ['reading', 'paper', 'components', 'exercises', 'sim', 'case']

const layerRules = LAYERS.map((layer, depth) => ({
  files: [`${layer}/**/*.{ts,vue}`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        group: ['pages', ...LAYERS.slice(0, depth), ...layer === 'reading' ? ['paper'] : []].flatMap(upper => [`**/${upper}/**`, `@/${upper}/**`]),
        message: `${layer}/ may not import from a layer above it (see CONTRIBUTING.md, "Layers").`,
      }],
    }],
  },
}))

export default ts.config(
  { ignores: ['node_modules/', 'templates/', '.runtime/', '**/dist/', 'export/', 'shots/', 'playground/', '.slidev/', 'exercises/*/mutants/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node, __DECK_NOTES__: 'readonly' } },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/require-default-prop': 'off',
      'vue/attributes-order': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...layerRules,
  {
    // The worlds are the same on every host: no clock, no timer, no unseeded chance, no DOM, no Vue.
    files: ['sim/**/*.ts', 'case/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'performance', 'setTimeout', 'setInterval', 'requestAnimationFrame', 'fetch', 'process'],
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'Use the seeded generator of sim/engine.' },
        { object: 'Date', property: 'now', message: 'Use virtual time.' },
      ],
      'no-restricted-syntax': ['error', { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Use virtual time.' }],
    },
  },
)

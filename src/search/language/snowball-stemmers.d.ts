declare module 'snowball-stemmers' {
  const snowball: {
    readonly newStemmer: (algorithm: string) => { readonly stem: (word: string) => string };
    readonly algorithms: () => string[];
  };
  export default snowball;
}

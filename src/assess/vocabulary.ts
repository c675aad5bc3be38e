const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of names, by what they tell about a parameter or property. */
export const vocabulary = {
  /** The value bounds the list from below. */
  lower: set('since after from start starting begin newer min minimum gt gte ge greater oldest later'),
  /** The lower bound itself is left out, as the word is commonly meant. */
  exclusive: set('after gt newer greater later'),
  /** The lower bound itself is included, as the word is commonly meant. */
  inclusive: set('gte ge min minimum from start starting begin'),
  /** The value bounds the list from above. */
  upper: set('before until till to end ending max maximum lt lte le older upper by latest newest'),
  /** The value is a time. */
  time: set('date time datetime timestamp stamp ts day utc at on when'),
  /** The time of an item's birth. */
  born: set(
    'create created creation insert inserted add added addition post posted publish published receive received sent send submit submitted submission occur occurred occurrence happened issued arrived logged registered raised recorded generated entered ingested detected',
  ),
  /** The time of a step in an item's life. */
  ended: set(
    'close closed complete completed completion finish finished resolve resolved sign signed approve approved opened paid cancelled canceled deleted',
  ),
  /** The time of an item's last change. */
  changed: set(
    'update updated modify modified modification change changed edit edited touched revised activity',
  ),
  /** The value names an item or a place in the order of items. */
  identity: set(
    'id uid guid uuid sequence seq version revision rev rowversion usn serial position offset key',
  ),
  /** The value continues a listing that was cut, towards older items. */
  paging: set('page paging cursor token marker continuation skip limit size count per offset'),
  /** Times of what an item is about, not of the item: they do not grow with new items. */
  business: set(
    'due expire expires expired expiry expiration birth birthday departure depart arrival checkin checkout check delivery ship shipping shipment pickup valid validity effective scheduled schedule planned plan booking book contract hire term deadline event appointment meeting travel trip stay period billing tax fiscal forecast holiday trial renewal available availability reminder estimated expected',
  ),
  /** What a client saw last. */
  seen: set('sync synced poll polled run seen fetch fetched check checked known'),
} as const;

/** Whether any of these words belongs to a group. */
export const speaksOf = (words: readonly string[], group: keyof typeof vocabulary): boolean =>
  words.some((word) => vocabulary[group].has(word));

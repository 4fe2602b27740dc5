package net.psmail.portal.guard;

/** What may be tried only so often. */
public enum Limit {
  /** Passwords tried for one account from one network; a success clears them. */
  SIGN_IN_ACCOUNT("psmail.limit.sign-in.account", "10/PT15M"),
  /**
   * Passwords tried for one account from all networks where it was not signed in to lately. Higher,
   * so that a stranger who guesses does not lock the owner out.
   */
  SIGN_IN_STRANGERS("psmail.limit.sign-in.strangers", "100/PT15M"),
  /** Sign-in attempts from one network that failed. */
  SIGN_IN_NETWORK("psmail.limit.sign-in.network", "60/PT15M"),
  /** Codes for the second step tried for one account from one network; a success clears them. */
  SECOND_STEP_ACCOUNT("psmail.limit.second-step.account", "10/PT15M"),
  /**
   * Codes of an app tried for one account from all networks where it was not signed in to lately:
   * who gets there knows the password, and there are but a million codes.
   */
  SECOND_STEP_STRANGERS("psmail.limit.second-step.strangers", "20/PT1H"),
  /** Registrations, and with them questions whether a name is taken, from one /24 or /48. */
  REGISTRATION_NETWORK("psmail.limit.registration.network", "30/PT1H"),
  /** The same from one /16 or /32, of which one attacker may have many parts. */
  REGISTRATION_WIDE("psmail.limit.registration.wide-network", "300/PT1H"),
  /** Recovery codes tried from one network. */
  RECOVERY_NETWORK("psmail.limit.recovery.network", "10/PT1H"),
  /** Codes that one /24 or /48 wants to be mailed, and codes typed in there. */
  MAILED_CODE_NETWORK("psmail.limit.mailed-code.network", "20/PT1H"),
  /** The same from one /16 or /32. */
  MAILED_CODE_WIDE("psmail.limit.mailed-code.wide-network", "60/PT1H"),
  /**
   * Codes mailed for registrations and as recovery addresses are confirmed, whoever asks: more make
   * us a nuisance to other providers.
   */
  MAILED_CODE_ALL("psmail.limit.mailed-code.all", "300/PT1H"),
  /** Codes mailed to one address, so that nobody fills a stranger's mailbox. */
  MAILED_CODE_ADDRESS("psmail.limit.mailed-code.address", "5/P1D"),
  /** One-time links of operators tried from one network. */
  OPERATOR_LINK_NETWORK("psmail.limit.operator-link.network", "10/PT1H"),
  /** Searches from one network; whoever types makes some of each word. */
  SEARCH_NETWORK("psmail.limit.search.network", "600/PT1M"),
  /** Messages of guests from one network. */
  MESSAGE_NETWORK("psmail.limit.message.network", "5/PT1H"),
  /** Mails that one member sends from the browser. */
  COMPOSE_ACCOUNT("psmail.limit.compose.account", "100/PT1H"),
  /** Addresses that one member wants to have, and questions whether a name is taken. */
  ALIAS_ACCOUNT("psmail.limit.alias.account", "30/PT1H"),
  /** Codes that one member has sent to addresses that mail shall be sent on to, or tells. */
  FORWARD_ACCOUNT("psmail.limit.forward.account", "20/PT1H"),
  /** Changes of one member to filters, to the rule for spam and to the answer while away. */
  RULES_ACCOUNT("psmail.limit.rules.account", "200/PT1H"),
  /** Tries of one member to sign in at another provider, to fetch mail from there. */
  IMPORT_ACCOUNT("psmail.limit.import.account", "20/PT1H"),
  /** Copies of all mail and data that one member asks for. */
  EXPORT_ACCOUNT("psmail.limit.export.account", "10/P1D"),
  /** Copies of their messages that guests of one network ask for. */
  MESSAGE_COPY_NETWORK("psmail.limit.message-copy.network", "5/P1D"),
  /** Answers to "Was this helpful?" from one network. */
  VOTE_NETWORK("psmail.limit.vote.network", "60/PT1H"),
  /** Looks at the certificates that our own servers show, asked for from one network. */
  CERTIFICATE_CHECK_NETWORK("psmail.limit.certificate-check.network", "30/PT1H"),
  /** Requests to the API from one network, with or without a token that works. */
  API_NETWORK("psmail.limit.api.network", "600/PT1M");

  private final String key;
  private final String otherwise;

  Limit(String key, String otherwise) {
    this.key = key;
    this.otherwise = otherwise;
  }

  String key() {
    return key;
  }

  /** How often in what time, unless configured. */
  String otherwise() {
    return otherwise;
  }
}

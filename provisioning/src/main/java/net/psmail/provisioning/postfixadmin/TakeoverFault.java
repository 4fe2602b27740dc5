package net.psmail.provisioning.postfixadmin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a line is not taken over. */
public enum TakeoverFault {
  /** Not active in PostfixAdmin. */
  INACTIVE,
  /** PostfixAdmin only passes its mail on to another server. */
  BACKUP_DOMAIN,
  /** All mail of one domain goes to another: not kept here. */
  ALIAS_DOMAIN,
  /** Stands in the list here, and is stopped. */
  DOMAIN_STOPPED,
  /** No name of a domain, or of an address, by the rules that hold here. */
  NAME_INVALID,
  /** Its domain is neither served here nor taken over. */
  DOMAIN_LEFT_OUT,
  /** The name is the provider's. */
  NAME_RESERVED,
  /** The name, or one that looks like it, is or was somebody's here. */
  NAME_TAKEN,
  /** An earlier line has the name, or one that looks like it: see {@link TakeoverLine#other}. */
  TWICE,
  /** The password stands there in plain text: have its owner set it anew in PostfixAdmin. */
  PASSWORD_PLAIN,
  /** A hash that anybody turns back into the password (DES, MD5 or SHA without salt). */
  PASSWORD_WEAK,
  /** A hash of a kind that is not known here, or a broken one. */
  PASSWORD_UNKNOWN,
  /** Its hash would take too much time or memory at each attempt to sign in. */
  PASSWORD_COSTLY,
  /** Takes whatever is addressed to no mailbox of a domain: not kept here. */
  CATCH_ALL,
  /** Goes to several: not kept here. */
  LIST,
  /** The mail of a mailbox also goes, or only goes, somewhere else: its owner can set that here. */
  FORWARDING,
  /** Goes to what is no mailbox here: to another provider, or to an alias. */
  TARGET_ELSEWHERE,
  /** Goes to a mailbox that is itself not taken over. */
  TARGET_LEFT_OUT;

  /** As it is kept. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<TakeoverFault> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}

package net.psmail.status.subscription;

/** What became of somebody's wish to be told. */
public enum Asked {
  /** Whoever owns the address will be asked, unless that was done already. */
  TAKEN,
  /** It is no address of that kind. */
  NOT_AN_ADDRESS,
  /** Too many wishes came from this network. */
  TOO_OFTEN,
  /** A webhook that is subscribed, or was asked within a day. */
  ASKED_BEFORE
}

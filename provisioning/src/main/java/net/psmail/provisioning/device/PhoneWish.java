package net.psmail.provisioning.device;

import net.psmail.provisioning.clientsettings.DomainServers.Protocol;

/**
 * What its owner says of a phone that shall be set up.
 *
 * @param name what the phone is called in the list of devices
 * @param sender the name in the mails that it sends; empty for none
 * @param platform what runs on it
 * @param protocol how it fetches mail: IMAP or POP3
 */
public record PhoneWish(String name, String sender, Platform platform, Protocol protocol) {

  /** What runs on a phone. */
  public enum Platform {
    /** Takes a profile, behind a link. */
    APPLE,
    /** Thunderbird there reads the account from the code itself. */
    ANDROID
  }
}

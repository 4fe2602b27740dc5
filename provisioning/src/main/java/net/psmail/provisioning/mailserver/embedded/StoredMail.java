package net.psmail.provisioning.mailserver.embedded;

import java.util.Set;

/** One message of a folder: everything about it but its content, which only its file has. */
final class StoredMail {

  private final long uid;
  private final long received;
  private final long size;
  private volatile Set<String> flags;
  private volatile boolean recent;

  StoredMail(long uid, long received, long size, Set<String> flags, boolean recent) {
    this.uid = uid;
    this.received = received;
    this.size = size;
    this.flags = Set.copyOf(flags);
    this.recent = recent;
  }

  long uid() {
    return uid;
  }

  /** When it arrived, in milliseconds of the epoch. */
  long received() {
    return received;
  }

  /** Its length before encryption. */
  long size() {
    return size;
  }

  /** System flags as IMAP spells them ({@code \Seen}) and keywords. */
  Set<String> flags() {
    return flags;
  }

  void flags(Set<String> newFlags) {
    flags = Set.copyOf(newFlags);
  }

  /** True until a session has been the first to see it; forgotten by a restart. */
  boolean recent() {
    return recent;
  }

  void seenBySession() {
    recent = false;
  }
}

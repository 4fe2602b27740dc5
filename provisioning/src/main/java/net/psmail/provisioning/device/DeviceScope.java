package net.psmail.provisioning.device;

/** What a device password may be used for. */
public enum DeviceScope {
  /** Everything that mail programs do, filters too. */
  BOTH(true, true),
  /** To read and keep order, by IMAP and POP3. */
  READ(true, false),
  /** To send. */
  SEND(false, true);

  private final boolean reads;
  private final boolean sends;

  DeviceScope(boolean reads, boolean sends) {
    this.reads = reads;
    this.sends = sends;
  }

  /** Whether mail is read with it. */
  public boolean reads() {
    return reads;
  }

  /** Whether mail is sent with it. */
  public boolean sends() {
    return sends;
  }

  static DeviceScope of(boolean reads, boolean sends) {
    if (reads && sends) {
      return BOTH;
    }
    return reads ? READ : SEND;
  }
}

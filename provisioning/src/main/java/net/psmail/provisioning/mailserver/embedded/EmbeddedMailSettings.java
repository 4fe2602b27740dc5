package net.psmail.provisioning.mailserver.embedded;

import java.nio.file.Path;

/**
 * What the embedded mail server is started with. A port of 0 lets the system choose.
 *
 * @param directory where the mail lies, a directory for each domain in it
 * @param hostName what the server calls itself
 * @param bindAddress the address the ports are opened on
 * @param maxMessageBytes the largest message that is taken
 * @param maxConnections how many connections each port serves at once
 * @param maxConnectionsPerClient how many of them may come from one address
 * @param maxSessionsPerMailbox how many may be logged in to one mailbox, over all ports
 */
public record EmbeddedMailSettings(
    Path directory,
    String hostName,
    String bindAddress,
    int imapsPort,
    int pop3sPort,
    int submissionsPort,
    int maxMessageBytes,
    int maxConnections,
    int maxConnectionsPerClient,
    int maxSessionsPerMailbox) {

  private static final int LARGEST_MESSAGE_BYTES = 25 * 1024 * 1024;

  /** A message is in memory several times over while it is encrypted or fetched. */
  private static final int SHARE_OF_HEAP = 24;

  private static final int DEFAULT_CONNECTIONS = 200;
  private static final int DEFAULT_CONNECTIONS_PER_CLIENT = 60;

  /** A mail program keeps up to five open, and a member has a few programs. */
  private static final int DEFAULT_SESSIONS_PER_MAILBOX = 30;

  /**
   * With the usual limits: messages of 25 MiB, less where the heap is below 600 MiB; 200
   * connections a port, 60 of them a client, 30 sessions a mailbox.
   */
  public EmbeddedMailSettings(
      Path directory,
      String hostName,
      String bindAddress,
      int imapsPort,
      int pop3sPort,
      int submissionsPort) {
    this(
        directory,
        hostName,
        bindAddress,
        imapsPort,
        pop3sPort,
        submissionsPort,
        usualMessageBytes(),
        DEFAULT_CONNECTIONS,
        DEFAULT_CONNECTIONS_PER_CLIENT,
        DEFAULT_SESSIONS_PER_MAILBOX);
  }

  /** The largest message that is taken with the usual limits. */
  public static int usualMessageBytes() {
    return (int) Math.min(LARGEST_MESSAGE_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }
}

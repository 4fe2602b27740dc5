package net.psmail.provisioning.clientsettings;

import java.util.List;
import net.psmail.provisioning.address.DomainName;

/**
 * What a mail program must know to serve the mailboxes of one domain. Everywhere the connection is
 * TLS from its first byte (<a href="https://www.rfc-editor.org/rfc/rfc8314#section-3">RFC 8314,
 * 3</a>), the user name is the whole address and the secret is a device password.
 *
 * @param domain whose mailboxes these are
 * @param provider what the provider is called
 * @param servers in the order in which they are recommended
 */
public record DomainServers(DomainName domain, String provider, List<Server> servers) {

  public DomainServers {
    servers = List.copyOf(servers);
  }

  /** What a server speaks. */
  public enum Protocol {
    IMAP,
    POP3,
    /** Submission (<a href="https://www.rfc-editor.org/rfc/rfc6409">RFC 6409</a>). */
    SMTP
  }

  /**
   * A server as mail programs are told.
   *
   * @param protocol what it speaks
   * @param host its name, as in its certificate
   * @param port where it listens
   */
  public record Server(Protocol protocol, String host, int port) {}

  Server server(Protocol protocol) {
    return servers.stream()
        .filter(server -> server.protocol() == protocol)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no server for " + protocol));
  }
}

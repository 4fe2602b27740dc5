package net.psmail.certificates.acme;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.KeyType;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;

/**
 * Where authorities see a proof in TLS. A proxy passes connections on to it that ask for the
 * protocol {@code acme-tls/1}; any other gets no certificate. A connection ends with its handshake.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8737#section-3">RFC 8737, 3</a>
 */
public final class TlsAlpnPort implements AutoCloseable {

  private static final Logger LOG = System.getLogger(TlsAlpnPort.class.getName());
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int THREADS = 4;
  private static final int WAITING = 32;

  private final Duration longest;
  private final ChallengeAnswers answers;
  private final SecureRandom random;
  private final KeyPair key;
  private final ServerSocket listener;
  private final ThreadPoolExecutor handshakes =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          named("acme-tls"));
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(named("acme-tls-end"));
  private final Thread acceptor;

  /**
   * @throws IOException when it cannot listen there
   */
  public TlsAlpnPort(InetSocketAddress place, ChallengeAnswers answers, SecureRandom random)
      throws IOException {
    this(place, answers, random, LONGEST);
  }

  /**
   * @param longest how long a handshake may take
   */
  TlsAlpnPort(
      InetSocketAddress place, ChallengeAnswers answers, SecureRandom random, Duration longest)
      throws IOException {
    this.longest = longest;
    this.answers = answers;
    this.random = random;
    // acme4j signs proofs by RSA alone.
    this.key = KeyType.RSA_2048.newKeyPair(random);
    this.listener = new ServerSocket();
    try {
      listener.bind(place, WAITING);
    } catch (IOException taken) {
      listener.close();
      throw taken;
    }
    this.acceptor = named("acme-tls-port").newThread(this::accept);
    acceptor.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException alreadyGone) {
      LOG.log(Level.DEBUG, "The port for proofs in TLS", alreadyGone);
    }
    handshakes.shutdownNow();
    ends.shutdownNow();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        hand(listener.accept());
      } catch (IOException failure) {
        if (!listener.isClosed()) {
          LOG.log(Level.WARNING, "A connection to the port for proofs in TLS", failure);
        }
      }
    }
  }

  /** Whoever comes when many are waiting is turned away. */
  private void hand(Socket connection) throws IOException {
    try {
      handshakes.execute(() -> answer(connection));
    } catch (RejectedExecutionException tooMany) {
      connection.close();
    }
  }

  private void answer(Socket connection) {
    try (connection;
        SSLSocket tls = secured(connection)) {
      shakeHands(connection, tls);
    } catch (IOException | GeneralSecurityException | RuntimeException failure) {
      LOG.log(Level.DEBUG, "Nothing was proved in TLS", failure);
    }
  }

  private void shakeHands(Socket connection, SSLSocket tls) throws IOException {
    ScheduledFuture<?> end =
        ends.schedule(() -> closed(connection), longest.toMillis(), TimeUnit.MILLISECONDS);
    try {
      tls.startHandshake();
    } finally {
      end.cancel(false);
    }
  }

  private SSLSocket secured(Socket connection) throws IOException, GeneralSecurityException {
    connection.setSoTimeout((int) longest.toMillis());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new TlsAlpnKey(answers, key)}, null, random);
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(connection, null, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {TlsAlpn01Challenge.ACME_TLS_1_PROTOCOL});
    tls.setSSLParameters(parameters);
    return tls;
  }

  private static void closed(Socket connection) {
    try {
      connection.close();
    } catch (IOException alreadyGone) {
      LOG.log(Level.DEBUG, "A slow connection", alreadyGone);
    }
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}

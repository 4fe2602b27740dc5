package net.psmail.certificates.install;

import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Handshakes without a network: two engines, and bytes carried between them. */
final class InMemoryTls {

  private InMemoryTls() {}

  static SSLContext trusting(X509Certificate root) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** The certificate that the server showed to a client that checks chain and host name. */
  static X509Certificate handshake(
      SSLContext server, SSLContext client, String host, String... protocols) throws SSLException {
    SSLEngine serving = server.createSSLEngine();
    serving.setUseClientMode(false);
    SSLEngine asking = client.createSSLEngine(host, 443);
    asking.setUseClientMode(true);
    SSLParameters parameters = asking.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(protocols);
    asking.setSSLParameters(parameters);

    ByteBuffer toServer = ByteBuffer.allocate(65_536);
    ByteBuffer toClient = ByteBuffer.allocate(65_536);
    while (handshaking(asking) || handshaking(serving)) {
      step(asking, toClient, toServer);
      step(serving, toServer, toClient);
    }
    return (X509Certificate) asking.getSession().getPeerCertificates()[0];
  }

  private static boolean handshaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
        || engine.getSession().getCipherSuite().equals("SSL_NULL_WITH_NULL_NULL");
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    engine.wrap(ByteBuffer.allocate(0), out);
    runTasks(engine);
    in.flip();
    engine.unwrap(in, ByteBuffer.allocate(65_536));
    in.compact();
    runTasks(engine);
  }

  private static void runTasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }
}

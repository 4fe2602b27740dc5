package net.psmail.certificates.lifecycle;

import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.certificates.KeyedChain;
import org.jspecify.annotations.Nullable;

/** A server that serves what it is given, unless the test says otherwise. */
public final class TrialInstallation implements Installation {

  private volatile @Nullable KeyedChain staged;
  private volatile @Nullable KeyedChain served;
  volatile boolean deaf;
  final AtomicInteger stagings = new AtomicInteger();

  @Override
  public void stage(Plan plan, KeyedChain chain) {
    stagings.incrementAndGet();
    staged = chain;
  }

  @Override
  public void install(Plan plan) {
    served = deaf ? served : staged;
  }

  @Override
  public boolean isServed(Plan plan, X509Certificate leaf) {
    KeyedChain now = served;
    return now != null && now.leaf().equals(leaf);
  }

  public @Nullable KeyedChain served() {
    return served;
  }
}

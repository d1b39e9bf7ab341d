//! The line to the server while it is in the clear: read one byte at a time.
//!
//! The library keeps what it has read ahead when the line is secured. Words that somebody on the way slipped in behind
//! the answer to STARTTLS would then pass for answers of the server: a letter that never arrived could count as accepted
//! (the weakness of CVE-2011-0411). Read byte by byte, nothing is ever ahead; what was slipped in meets the handshake and
//! breaks it. Once secured, reading is as wide as asked for.

use lettre::transport::smtp::client::AsyncTokioStream;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpStream, ToSocketAddrs};

/// First byte of a TLS handshake (RFC 8446, 5.1); no SMTP command begins with it.
const HANDSHAKE: u8 = 22;

/// How much may be read at once.
#[derive(Debug)]
enum Reading {
    ByteByByte,
    Wide,
}

#[derive(Debug)]
pub(super) struct Line {
    tcp: TcpStream,
    reading: Reading,
}

pub(super) async fn connect(address: impl ToSocketAddrs) -> io::Result<Line> {
    let tcp = TcpStream::connect(address).await?;
    // The library writes the body and its end apart; else the end waits some 40 ms for the body's receipt.
    tcp.set_nodelay(true)?;
    Ok(Line { tcp, reading: Reading::ByteByByte })
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.reading {
            Reading::Wide => Pin::new(&mut self.tcp).poll_read(cx, buf),
            Reading::ByteByByte => {
                let wanted = buf.remaining().min(1);
                let mut one = ReadBuf::new(buf.initialize_unfilled_to(wanted));
                ready!(Pin::new(&mut self.tcp).poll_read(cx, &mut one))?;
                let read = one.filled().len();
                buf.advance(read);
                Poll::Ready(Ok(()))
            }
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if bytes.first() == Some(&HANDSHAKE) {
            self.reading = Reading::Wide;
        }
        Pin::new(&mut self.tcp).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(cx)
    }
}

impl AsyncTokioStream for Line {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.tcp.peer_addr()
    }
}

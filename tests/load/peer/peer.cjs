// A relay as most teams would build it: Socket.IO, and one committed SQLite insert (WAL, synchronous=FULL) for each
// message before it is emitted to the other side's room and acknowledged. DB names the file, PORT the loopback port.
const { createServer } = require('node:http');
const Database = require('better-sqlite3');
const { Server } = require('socket.io');

const database = new Database(process.env.DB);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`create table if not exists message(
  id integer primary key, sent_at integer not null, sender text not null, receiver text not null, body text not null)`);
const insert = database.prepare('insert into message(sent_at, sender, receiver, body) values(?, ?, ?, ?)');

const http = createServer();
const io = new Server(http, { transports: ['websocket'], connectionStateRecovery: {}, perMessageDeflate: false });
io.on('connection', (socket) => {
  const sender = socket.handshake.query.u;
  socket.join(`u${sender}`);
  socket.on('m', (receiver, body, acknowledge) => {
    insert.run(Date.now(), sender, receiver, body);
    io.to(`u${receiver}`).emit('m', body);
    if (acknowledge) acknowledge();
  });
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listening'));
